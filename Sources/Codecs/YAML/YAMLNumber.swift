import GoTemplate

/// Numbers as go-yaml writes them.
enum YAMLNumber {
    /// The shortest text that reads back, with YAML's words for infinity and NaN; mirrors encode.go floatv.
    static func text(_ number: Double, bitSize: Int = 64) -> GoString {
        if number.isNaN { return ".nan" }
        if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
        return Strconv.formatFloat(number, format: "g", precision: -1, bitSize: bitSize)
    }
}
