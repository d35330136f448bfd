import GoTemplate

extension LabelSyntax {
    /// A text for people as the value of a label: `2 ten per cent` is `2-ten-per-cent`.
    package static func value(of text: GoString) -> GoString {
        let words = text.bytes.split { !isAlphanumeric($0) }.map { GoString($0) }
        let value = words.joined(by: "-").bytes.prefix(longestName)
        return GoString(value.last == UInt8(ascii: "-") ? value.dropLast() : value)
    }
}
