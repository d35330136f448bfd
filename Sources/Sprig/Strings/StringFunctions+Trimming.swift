import GoTemplate

extension StringFunctions {
    static let trimming: [Function] = [
        function("trim") { $0.trimmingSpace },
        function("nospace", withoutSpace),
        Function("trimAll", [.string, .string]) { .string($0.string(1).trimming($0.string(0))) },
        Function("trimall", [.string, .string]) { .string($0.string(1).trimming($0.string(0))) },
        Function("trimPrefix", [.string, .string]) { .string($0.string(1).trimmingPrefix($0.string(0))) },
        Function("trimSuffix", [.string, .string]) { .string($0.string(1).trimmingSuffix($0.string(0))) },
    ]

    /// Mirrors goutils DeleteWhiteSpace: every byte counts as a rune, so text beyond ASCII is garbled as soon as
    /// there is anything to delete.
    private static func withoutSpace(_ text: GoString) -> GoString {
        guard text.bytes.contains(where: isLatin1Space) else { return text }
        var result = GoString()
        for byte in text.bytes where !isLatin1Space(byte) { result.append(rune: Rune(byte)) }
        return result
    }

    /// Mirrors unicode.IsSpace for the runes below U+0100.
    static func isLatin1Space(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09...0x0D, 0x20, 0x85, 0xA0: true
        default: false
        }
    }
}
