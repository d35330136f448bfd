import GoTemplate

extension YAML {
    /// Reads the first document into a Go struct, as `sigs.k8s.io/yaml.Unmarshal` does.
    ///
    /// Numbers and booleans become text where the struct has a string (`appVersion: 1.10` is `1.1`).
    ///
    /// - Parameters:
    ///   - previous: the fields that an earlier file set; what is not set again stays, also within lists.
    ///   - isStrict: whether repeated and unknown keys are errors, as with `UnmarshalStrict`.
    /// - Returns: the fields that were set, under their JSON names; null where a list, map or pointer was set to nil.
    /// - Throws: `Failure` with Go's text, such as `error unmarshaling JSON: while decoding JSON: json: cannot
    ///   unmarshal array into Go struct field Metadata.name of type string`.
    package static func decode(
        _ bytes: [UInt8], as structure: JSONShape.Structure, onto previous: Map? = nil, isStrict: Bool = false
    ) throws -> Map {
        if previous == nil && !isStrict, let fields = YAMLStructReader.fields(of: bytes, for: structure.layout) {
            return fields
        }
        let shape = JSONShape.object(structure)
        let value = try convertingErrors {
            var decoder = YAMLDecoder(try YAMLParser.parseDocument(bytes), numbers: .asWritten, isStrict: isStrict)
            return try decoder.decode(as: shape)
        }
        var decoder = StructDecoder(refusesUnknownFields: isStrict)
        do {
            let decoded = try decoder.decode(value, as: shape, onto: previous.map(Value.map))
            if let failure = decoder.failure { throw failure }
            if case .map(let fields)? = decoded { return fields }
            return previous ?? Map()
        } catch let failure as JSON.Failure {
            throw Failure("error unmarshaling JSON: while decoding JSON: " + failure.message)
        }
    }
}
