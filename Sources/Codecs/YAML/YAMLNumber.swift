import GoTemplate

/// Numbers as go-yaml writes them.
enum YAMLNumber {
    /// The shortest text that reads back, with YAML's words for infinity and NaN; mirrors encode.go floatv.
    static func text(_ number: Double, bitSize: Int = 64) -> GoString {
        // The number may be too large for a float32 only.
        switch Strconv.formatFloat(number, format: "g", precision: -1, bitSize: bitSize) {
        case "NaN": ".nan"
        case "+Inf": ".inf"
        case "-Inf": "-.inf"
        case let text: text
        }
    }
}
