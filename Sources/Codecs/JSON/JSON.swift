import GoTemplate

/// JSON as Go's `encoding/json` reads and writes it.
package enum JSON {
    /// What Go reports for text that is no JSON, such as `invalid character 'x' looking for beginning of value`.
    package struct Failure: Error {
        package let message: GoString

        package init(_ message: GoString) { self.message = message }
    }

    /// Reads one value, as `json.Unmarshal` into `interface{}`: every number a float64.
    package static func decode(_ bytes: [UInt8]) throws -> Value { .null }

    /// Writes a value as `json.Marshal` does.
    ///
    /// - Parameters:
    ///   - indent: the indentation of each level, empty for the compact form (`json.MarshalIndent`).
    ///   - escapesHTML: whether `<`, `>` and `&` become `\u003c` and so on.
    package static func encode(_ value: Value, indent: GoString = "", escapesHTML: Bool = true) throws -> [UInt8] { [] }
}
