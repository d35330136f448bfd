import GoTemplate

extension JSON {
    /// What a Go struct holds after a value was read into it.
    ///
    /// - Parameter matchesCase: whether a key belongs to a field only where both are spelt alike, and integers stay what
    ///   they are: `UnmarshalCaseSensitivePreserveInts` of sigs.k8s.io/json, with which Kubernetes reads its objects.
    /// - Returns: the fields that were set, under their JSON names; bytes are strings.
    /// - Throws: the first thing that does not fit, such as `json: cannot unmarshal number into Go struct field
    ///   Config.current-context of type string`.
    package static func fields(
        of value: Value, as structure: JSONShape.Structure, matchesCase: Bool = false
    ) throws(Failure) -> Map {
        var decoder = StructDecoder(matchesCase: matchesCase)
        do {
            let decoded = try decoder.decode(value, as: .object(structure))
            if let failure = decoder.failure { throw failure }
            guard case .map(let fields)? = decoded else { return Map() }
            return fields
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(error.goMessage)
        }
    }
}
