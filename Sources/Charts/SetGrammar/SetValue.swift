import GoTemplate

/// The types that `--set` recognizes.
enum SetValue {
    /// Mirrors pkg/strvals parser.go typedVal: a number with a leading zero stays a string.
    static func typed(_ text: GoString) -> Value {
        switch folded(text) {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "0": return .int64(0)
        default: break
        }
        let mayBeNumber = text.bytes.first.map { $0 != UInt8(ascii: "0") } ?? false
        if mayBeNumber, let number = try? Strconv.parseInt(text, base: 10) { return .int64(number) }
        return .string(text)
    }

    /// Lower case as `strings.EqualFold` has it for these words: the long s counts as an s.
    private static func folded(_ text: GoString) -> GoString {
        guard text.count <= 6 else { return text }
        return GoString(runes: text.runes.map { $0 == 0x17F ? 0x73 : (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    }
}
