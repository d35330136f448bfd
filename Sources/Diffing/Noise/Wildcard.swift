import GoTemplate

/// A text in which each `*` stands for any other text, also none.
struct Wildcard: Sendable {
    /// The pieces between the stars.
    private let pieces: [[UInt8]]

    init(_ text: GoString) {
        pieces = text.bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    func matches(_ text: GoString) -> Bool {
        let bytes = text.bytes[...]
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
            return bytes == pieces.first?[...]
        }
        guard bytes.starts(with: first), bytes.count >= first.count + last.count else { return false }
        var rest = bytes.dropFirst(first.count).dropLast(last.count)
        guard bytes.suffix(last.count) == last[...] else { return false }
        for piece in pieces.dropFirst().dropLast() {
            guard let end = Self.end(of: piece, in: rest) else { return false }
            rest = rest[end...]
        }
        return true
    }

    /// Behind the first place where a piece stands.
    private static func end(of piece: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        var start = text.startIndex
        while text.endIndex - start >= piece.count {
            if text[start...].starts(with: piece) { return start + piece.count }
            start += 1
        }
        return nil
    }
}
