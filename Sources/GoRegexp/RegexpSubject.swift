import CRE2
import GoTemplate

/// A text as RE2 can read it.
///
/// Go takes every invalid byte for the rune U+FFFD; RE2 would match none of its classes with it. So the subject
/// holds U+FFFD in place of such bytes, and knows where its positions are in the original.
struct RegexpSubject {
    let original: GoString
    /// Valid UTF-8.
    let bytes: [UInt8]
    /// The original position of each position; nil where all are the same.
    private let originalPositions: [Int]?

    init(_ text: GoString) {
        self.original = text
        if text.isValidUTF8 {
            self.bytes = text.bytes
            self.originalPositions = nil
        } else {
            (self.bytes, self.originalPositions) = Self.replacingInvalidBytes(text)
        }
    }

    /// Where a span of the subject is in the original.
    func originalRange(_ span: cre2_span) -> Range<Int> {
        let (start, end) = (Int(span.start), Int(span.end))
        guard let originalPositions else { return start..<end }
        return originalPositions[start]..<originalPositions[end]
    }

    /// The original text of a span.
    func text(_ span: cre2_span) -> ArraySlice<UInt8> { original.bytes[originalRange(span)] }

    private static func replacingInvalidBytes(_ text: GoString) -> ([UInt8], [Int]) {
        var bytes: [UInt8] = []
        var positions: [Int] = []
        var index = 0
        while index < text.count {
            let (rune, width) = text.rune(at: index)
            let start = bytes.count
            bytes.append(rune: rune)
            for _ in start..<bytes.count { positions.append(index) }
            index += width
        }
        positions.append(index)
        return (bytes, positions)
    }
}
