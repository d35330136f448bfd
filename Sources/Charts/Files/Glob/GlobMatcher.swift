import GoTemplate

/// A compiled glob pattern.
///
/// Mirrors github.com/gobwas/glob match: each case is one of the library's matchers.
indirect enum GlobMatcher {
    case nothing
    case any(separators: [Rune])
    case anyWithSeparators
    case single(separators: [Rune])
    case list([Rune], isNegated: Bool)
    case range(Rune, Rune, isNegated: Bool)
    case text([UInt8])
    case alternatives([GlobMatcher])
    case every([GlobMatcher])
    /// Matchers of fixed lengths, one after the other; `length` is their sum.
    case row([GlobMatcher], length: Int)
    case tree(GlobTree)
    case atLeast(Int)
    case atMost(Int)
    case contains([UInt8], isNegated: Bool)
    case prefix([UInt8])
    case suffix([UInt8])
    case prefixAndSuffix([UInt8], [UInt8])
    case prefixThenAny([UInt8], separators: [Rune])
    case anyThenSuffix([UInt8], separators: [Rune])

    typealias Text = ArraySlice<UInt8>

    /// The number of runes that every match has; nil if it varies.
    var length: Int? {
        switch self {
        case .nothing: 0
        case .single, .list, .range: 1
        case .text(let text): GoString(text).runeCount
        case .alternatives(let matchers): Self.commonLength(matchers)
        case .every(let matchers): matchers.isEmpty ? 0 : nil
        case .row(_, let length): length
        case .tree(let tree): tree.length
        default: nil
        }
    }

    private static func commonLength(_ matchers: [GlobMatcher]) -> Int? {
        // A matcher of no fixed length counts only after one that has such a length.
        var common: Int?
        for matcher in matchers {
            guard let known = common else {
                common = matcher.length
                continue
            }
            if matcher.length != known { return nil }
        }
        return common
    }

    /// Whether the whole text matches.
    func matches(_ text: Text) -> Bool {
        switch self {
        case .nothing: text.isEmpty
        case .any(let separators): text.firstIndex(ofAny: separators) == nil
        case .anyWithSeparators: true
        case .single, .list, .range: matchesOneRune(text)
        case .text(let expected): text.elementsEqual(expected)
        case .alternatives(let matchers): matchers.contains { $0.matches(text) }
        case .every(let matchers): matchers.allSatisfy { $0.matches(text) }
        case .row(let matchers, let length): text.runeStarts.count == length && Self.matchRow(matchers, text)
        case .tree(let tree): tree.matches(text)
        case .atLeast(let limit): !text.isEmpty && text.runeStarts.count >= limit
        case .atMost(let limit): text.runeStarts.count <= limit
        case .contains(let part, let isNegated): (text.firstIndex(of: part) != nil) != isNegated
        case .prefix(let prefix): text.starts(with: prefix)
        case .suffix(let suffix): text.ends(with: suffix)
        case .prefixAndSuffix(let prefix, let suffix): text.starts(with: prefix) && text.ends(with: suffix)
        case .prefixThenAny(let prefix, let separators):
            text.starts(with: prefix) && text.dropFirst(prefix.count).firstIndex(ofAny: separators) == nil
        case .anyThenSuffix(let suffix, let separators):
            text.ends(with: suffix) && text.dropLast(suffix.count).firstIndex(ofAny: separators) == nil
        }
    }

    private func matchesOneRune(_ text: Text) -> Bool {
        let (rune, width) = text.isEmpty ? (runeError, 0) : text.rune(at: text.startIndex)
        return text.count <= width && accepts(rune)
    }

    /// Whether a matcher of one rune takes this one.
    func accepts(_ rune: Rune) -> Bool {
        switch self {
        case .single(let separators): !separators.contains(rune)
        case .list(let members, let isNegated): members.contains(rune) != isNegated
        case .range(let low, let high, let isNegated): (low <= rune && rune <= high) != isNegated
        default: false
        }
    }

    /// Mirrors match/row.go matchAll, which counts one byte for the last rune of each part.
    static func matchRow(_ matchers: [GlobMatcher], _ text: Text) -> Bool {
        var rest = text
        for matcher in matchers {
            let length = matcher.length ?? 0
            let starts = length == 0 ? rest.runeStarts[...] : rest.runeStarts.prefix(length)
            guard starts.count >= length else { return false }
            let end = starts.last.map { $0 + 1 } ?? rest.startIndex
            guard matcher.matches(rest[..<end]) else { return false }
            rest = rest[end...]
        }
        return true
    }
}
