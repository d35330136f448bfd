import GoTemplate

/// Whether a flag that needs no value takes the next word for one, as in `--find-renames 0.9` and `-D 0.9`, or what
/// stands behind its letter, as in `-D0.9`.
///
/// pflag never does; other tools that have such a flag do.
enum SeparateValue {
    case never
    /// Where it is a number.
    case number
    /// Where it is a number with a point: of a command whose arguments may be whole numbers.
    case fraction

    func accepts(_ word: GoString) -> Bool {
        switch self {
        case .never: false
        case .number: Self.isNumber(word)
        case .fraction: Self.isNumber(word) && word.bytes.contains(UInt8(ascii: "."))
        }
    }

    /// Digits and a point; a file may be called `inf` or `0x1p-2`, which Go reads as numbers, too.
    private static func isNumber(_ word: GoString) -> Bool {
        let isPlain = word.bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        return isPlain && (try? Strconv.parseFloat(word, bitSize: 64)) != nil
    }
}
