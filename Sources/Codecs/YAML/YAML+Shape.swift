import GoTemplate

extension YAML {
    /// Reads the first document into a Go struct, as `sigs.k8s.io/yaml.Unmarshal` does.
    ///
    /// - Returns: the fields that were set, under their JSON names; null where a list, map or pointer was set to nil.
    /// - Throws: `Failure` with Go's text, such as `error unmarshaling JSON: while decoding JSON: json: cannot
    ///   unmarshal array into Go struct field Metadata.name of type string`.
    package static func decode(_ bytes: [UInt8], as structure: JSONShape.Structure) throws -> Map {
        let value = try decodeKeepingIntegers(bytes)
        var decoder = JSONShapeDecoder()
        let decoded: Value?
        do { decoded = try decoder.decode(value, as: .object(structure)) } catch { throw misfit(error.message) }
        if let failure = decoder.failure { throw misfit(failure) }
        if case .map(let fields)? = decoded { return fields }
        return Map()
    }

    private static func misfit(_ message: GoString) -> Failure {
        Failure("error unmarshaling JSON: while decoding JSON: " + message)
    }
}
