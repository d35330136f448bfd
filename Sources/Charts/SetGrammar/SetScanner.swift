import GoTemplate

/// Reads a `--set` expression rune by rune.
struct SetScanner {
    private let text: GoString
    private var position = 0
    private let hasEscapes: Bool

    /// - Parameter hasEscapes: whether a backslash takes the meaning off the next rune.
    init(_ text: GoString, hasEscapes: Bool) {
        self.text = text
        self.hasEscapes = hasEscapes
    }

    /// What has not been read yet.
    var rest: ArraySlice<UInt8> { text.bytes[position...] }

    var peek: Rune? { position < text.count ? text.rune(at: position).rune : nil }

    mutating func next() -> Rune? {
        guard position < text.count else { return nil }
        let (rune, width) = text.rune(at: position)
        position += width
        return rune
    }

    /// Skips bytes that were read by other means.
    mutating func skip(_ count: Int) { position += count }

    /// Reads up to one of the `stops`, which is read too; `stop` is nil at the end of the input.
    ///
    /// Mirrors pkg/strvals runesUntil and runesUntilLiteral.
    mutating func readText(until stops: [Rune]) -> (text: [Rune], stop: Rune?) {
        var read: [Rune] = []
        while let rune = next() {
            if stops.contains(rune) { return (read, rune) }
            if hasEscapes && rune == Self.backslash {
                guard let escaped = next() else { break }
                read.append(escaped)
            } else {
                read.append(rune)
            }
        }
        return (read, nil)
    }

    private static let backslash: Rune = 0x5C
}
