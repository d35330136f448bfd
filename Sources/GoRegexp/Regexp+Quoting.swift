import GoTemplate

extension Regexp {
    /// Escapes everything that is special in an expression, Go's `regexp.QuoteMeta`.
    package static func quoteMeta(_ text: GoString) -> GoString {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text.bytes {
            if isSpecial(byte) { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return GoString(result)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { special.contains(byte) }

    private static let special = Array(#"\.+*?()|[]{}^$"#.utf8)
}
