import GoTemplate

/// YAML as Helm reads and writes it.
package enum YAML {
    /// What Go reports for text that is no YAML, such as `yaml: line 3: mapping values are not allowed in this context`.
    package struct Failure: GoError {
        package let message: GoString
        /// The line of the text that the message names, counted from 1; nil where it names none.
        package let line: Int?

        package init(_ message: GoString, line: Int? = nil) {
            self.message = message
            self.line = line
        }
    }

    /// Reads the first document by way of JSON, as `sigs.k8s.io/yaml.Unmarshal` into `interface{}` does:
    /// every number a float64, every key a string, an empty document nil.
    ///
    /// - Parameter keepsIntegers: whether numbers whose JSON text is an integer are int64s, as Kubernetes reads objects.
    ///
    /// Throws `Failure` with the text of Go's error, such as `error converting YAML to JSON: yaml: line 2: ...`.
    package static func decode(_ bytes: [UInt8], keepsIntegers: Bool = false) throws -> Value {
        let numbers: YAMLNumberForm = keepsIntegers ? .int64 : .float
        return try convertingErrors {
            try YAMLParser.withNodes(of: bytes) { composer in
                if composer.isRegular { return YAMLValueReader(composer, numbers: numbers).root }
                var decoder = YAMLDecoder(composer.document, numbers: numbers)
                return try decoder.decode()
            }
        }
    }

    /// Reads the first document as `sigs.k8s.io/yaml.YAMLToJSON` does: integers stay what they are, every key is a string.
    ///
    /// Throws `Failure` with the text of go-yaml's error, such as `yaml: line 2: ...`.
    package static func jsonValue(of bytes: [UInt8]) throws -> Value {
        try YAMLParser.withNodes(of: bytes) { composer in
            if composer.isRegular { return YAMLValueReader(composer, numbers: .asWritten).root }
            var decoder = YAMLDecoder(composer.document, numbers: .asWritten)
            return try decoder.decode()
        }
    }

    /// Reads the first document into a `map[string]interface {}`; an empty document gives an empty map.
    package static func decodeMap(_ bytes: [UInt8]) throws -> Map {
        switch try decode(bytes) {
        case .map(let map): return map
        case .null: return Map()
        case let other: throw misfit(other, type: .anyMap)
        }
    }

    /// Reads the first document into a `[]interface {}`; an empty document gives an empty list.
    package static func decodeList(_ bytes: [UInt8]) throws -> [Value] {
        switch try decode(bytes) {
        case .list(let list): return list.elements
        case .null: return []
        case let other: throw misfit(other, type: .anySlice)
        }
    }

    private static func misfit(_ value: Value, type: GoType) -> Failure {
        let fit = JSON.fit(JSON.Decoded(value: value, failure: nil), to: type)
        return Failure("error unmarshaling JSON: while decoding JSON: " + (fit.failure?.message ?? GoString()))
    }

    /// Errors of go-yaml and of the conversion get the prefix of `sigs.k8s.io/yaml`; those of the JSON decoder have theirs.
    static func convertingErrors<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure {
            let isJSONFailure = failure.message.bytes.starts(with: "error unmarshaling JSON: ".utf8)
            if isJSONFailure { throw failure }
            throw Failure("error converting YAML to JSON: " + failure.message, line: failure.line)
        }
    }

    /// Writes a value as `sigs.k8s.io/yaml.Marshal` does (Helm's `toYaml` before it trims the last newline).
    package static func encode(_ value: Value) throws -> [UInt8] {
        try YAMLWriter.encode(value)
    }

    /// Writes a value as go.yaml.in/yaml/v3's encoder with an indent of 2 does (`toYamlPretty`).
    package static func encodePretty(_ value: Value) throws -> [UInt8] {
        try YAMLPrettyWriter.encode(value)
    }
}
