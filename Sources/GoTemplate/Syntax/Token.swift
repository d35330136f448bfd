/// A lexical item: its kind and where it lies in the source.
///
/// Lines are computed only for messages.
struct Token {
    let kind: TokenKind
    let start: Int32
    let end: Int32

    init(_ kind: TokenKind, _ start: Int, _ end: Int) {
        self.kind = kind
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    /// The bytes of the item within its source.
    var range: Range<Int> { Int(start)..<Int(end) }
}
