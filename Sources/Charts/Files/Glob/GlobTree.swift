import GoTemplate

/// A matcher that looks for its `value` in the text and has other matchers check what is left and right of it.
///
/// Mirrors github.com/gobwas/glob match/btree.go.
struct GlobTree {
    let value: GlobMatcher
    var left: GlobMatcher?
    var right: GlobMatcher?
    let length: Int?
    private let leftLength: Int?
    private let rightLength: Int?

    init(value: GlobMatcher, left: GlobMatcher?, right: GlobMatcher?) {
        self.value = value
        self.left = left
        self.right = right
        leftLength = left.map(\.length) ?? 0
        rightLength = right.map(\.length) ?? 0
        if let leftLength, let rightLength, let valueLength = value.length {
            length = leftLength + valueLength + rightLength
        } else {
            length = nil
        }
    }

    func matches(_ text: GlobMatcher.Text) -> Bool {
        if let length, length > text.count { return false }
        // Lengths count runes and positions bytes; the library does not mind.
        var offset = text.startIndex + (leftLength ?? 0)
        let limit = text.endIndex - (rightLength ?? 0)
        while offset < limit {
            guard let found = value.firstMatch(in: text[offset..<limit]) else { return false }
            let isLeftMatched = left?.matches(text[..<found.start]) ?? (found.start == text.startIndex)
            if isLeftMatched && found.lengths.reversed().contains(where: { matchesRight(text, from: found.start + $0) })
            {
                return true
            }
            guard found.start < text.endIndex else { return false }
            offset = found.start + text.rune(at: found.start).width
        }
        return false
    }

    private func matchesRight(_ text: GlobMatcher.Text, from start: Int) -> Bool {
        let rest = text[min(start, text.endIndex)...]
        return right?.matches(rest) ?? rest.isEmpty
    }
}
