import GoTemplate

/// YAML as Helm reads and writes it.
package enum YAML {
    /// What Go reports for text that is no YAML, such as `yaml: line 3: mapping values are not allowed in this context`.
    package struct Failure: Error {
        package let message: GoString

        package init(_ message: GoString) { self.message = message }
    }

    /// Reads the first document by way of JSON, as `sigs.k8s.io/yaml.Unmarshal` into `interface{}` does:
    /// every number a float64, every key a string, an empty document nil.
    package static func decode(_ bytes: [UInt8]) throws -> Value { .null }

    /// All documents of a stream, each as `decode` gives it.
    package static func decodeDocuments(_ bytes: [UInt8]) throws -> [Value] { [] }

    /// Writes a value as `sigs.k8s.io/yaml.Marshal` does (Helm's `toYaml` before it trims the last newline).
    package static func encode(_ value: Value) throws -> [UInt8] { [] }

    /// Writes a value as go.yaml.in/yaml/v3's encoder with an indent of 2 does (`toYamlPretty`).
    package static func encodePretty(_ value: Value) throws -> [UInt8] { [] }
}
