import GoTemplate

/// The long and the short form of tags; mirrors resolve.go shortTag and longTag.
enum YAMLTag {
    private static let prefix: GoString = "tag:yaml.org,2002:"

    static func short(_ tag: GoString) -> GoString {
        tag.hasPrefix(prefix) ? "!!" + tag.suffix(from: prefix.count) : tag
    }

    /// The tag that a plain scalar has where none is written.
    static func resolved(_ text: GoString) -> GoString {
        text.bytes.withUnsafeBufferPointer { text in
            switch YAMLScalar.resolve(text, dialect: .v3) {
            case .string: "!!str"
            case .null: "!!null"
            case .bool: "!!bool"
            case .int, .uint: "!!int"
            case .float: "!!float"
            case .timestamp: "!!timestamp"
            }
        }
    }
}
