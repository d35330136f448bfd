import GoTemplate

/// Where a matcher first applies, and the numbers of bytes it may take there, in rising order.
struct GlobMatch {
    let start: Int
    let lengths: [Int]
}

extension GlobMatcher {
    /// Looks for the first place where the matcher applies.
    ///
    /// Mirrors the `Index` methods of github.com/gobwas/glob match.
    func firstMatch(in text: Text) -> GlobMatch? {
        let start = text.startIndex
        switch self {
        case .nothing: return GlobMatch(start: start, lengths: [0])
        case .any(let separators):
            let end = text.firstIndex(ofAny: separators) ?? text.endIndex
            return GlobMatch(start: start, lengths: text[..<end].runeBoundaries)
        case .anyWithSeparators: return GlobMatch(start: start, lengths: text.runeBoundaries)
        case .single, .list, .range: return firstRune(in: text)
        case .text(let part):
            return text.firstIndex(of: part).map { GlobMatch(start: $0, lengths: [part.count]) }
        case .alternatives(let matchers): return Self.firstOfAny(matchers, in: text)
        case .every(let matchers): return Self.firstOfEvery(matchers, in: text)
        case .row(let matchers, let length): return Self.firstRow(matchers, length, in: text)
        case .tree: return nil
        case .atLeast(let limit): return Self.firstOfAtLeast(limit, in: text)
        case .atMost(let limit):
            return GlobMatch(start: start, lengths: Array(text.runeBoundaries.prefix(limit + 1)))
        case .contains(let part, let isNegated): return Self.firstContaining(part, isNegated, in: text)
        case .prefix, .suffix, .prefixAndSuffix, .prefixThenAny, .anyThenSuffix: return firstAffix(in: text)
        }
    }

    private func firstRune(in text: Text) -> GlobMatch? {
        for start in text.runeStarts {
            let (rune, width) = text.rune(at: start)
            if accepts(rune) { return GlobMatch(start: start, lengths: [width]) }
        }
        return nil
    }

    private static func firstOfAny(_ matchers: [GlobMatcher], in text: Text) -> GlobMatch? {
        var best: GlobMatch?
        for match in matchers.compactMap({ $0.firstMatch(in: text) }) {
            guard let known = best, known.start <= match.start else {
                best = match
                continue
            }
            if known.start == match.start {
                best = GlobMatch(start: known.start, lengths: Set(known.lengths + match.lengths).sorted())
            }
        }
        return best
    }

    private static func firstOfEvery(_ matchers: [GlobMatcher], in text: Text) -> GlobMatch? {
        var start = text.startIndex
        var offset = 0
        var lengths: [Int] = []
        for (position, matcher) in matchers.enumerated() {
            guard let match = matcher.firstMatch(in: text[start...]) else { return nil }
            let index = match.start - start
            if position == 0 {
                lengths = match.lengths
            } else {
                let delta = (start - text.startIndex) - (index + offset)
                let found = Set(match.lengths)
                lengths = lengths.compactMap { found.contains($0 + delta) ? $0 + delta : nil }
                if lengths.isEmpty { return nil }
            }
            start = min(text.startIndex + index + offset, text.endIndex)
            offset += index
        }
        return GlobMatch(start: start, lengths: lengths)
    }

    private static func firstRow(_ matchers: [GlobMatcher], _ length: Int, in text: Text) -> GlobMatch? {
        for start in text.runeStarts where text.endIndex - start >= length && matchRow(matchers, text[start...]) {
            return GlobMatch(start: start, lengths: [length])
        }
        return nil
    }

    private static func firstOfAtLeast(_ limit: Int, in text: Text) -> GlobMatch? {
        guard text.count >= limit else { return nil }
        let lengths = text.runeBoundaries.dropFirst(max(limit, 1))
        return lengths.isEmpty ? nil : GlobMatch(start: text.startIndex, lengths: Array(lengths))
    }

    private static func firstContaining(_ part: [UInt8], _ isNegated: Bool, in text: Text) -> GlobMatch? {
        let index = text.firstIndex(of: part)
        if isNegated {
            return GlobMatch(start: text.startIndex, lengths: text[..<(index ?? text.endIndex)].runeBoundaries)
        }
        guard let index else { return nil }
        let offset = index - text.startIndex + part.count
        let lengths = text.dropFirst(offset).runeBoundaries.map { $0 + offset }
        return GlobMatch(start: text.startIndex, lengths: lengths)
    }

    private func firstAffix(in text: Text) -> GlobMatch? {
        switch self {
        case .prefix(let prefix):
            guard let index = text.firstIndex(of: prefix) else { return nil }
            return Self.extended(prefix, at: index, by: text[(index + prefix.count)...])
        case .prefixThenAny(let prefix, let separators):
            guard let index = text.firstIndex(of: prefix) else { return nil }
            let rest = text[(index + prefix.count)...]
            return Self.extended(prefix, at: index, by: rest[..<(rest.firstIndex(ofAny: separators) ?? rest.endIndex)])
        case .suffix(let suffix):
            guard let index = text.firstIndex(of: suffix) else { return nil }
            return GlobMatch(start: text.startIndex, lengths: [index - text.startIndex + suffix.count])
        case .anyThenSuffix(let suffix, let separators):
            guard let index = text.firstIndex(of: suffix) else { return nil }
            let start = text[..<index].lastIndex(ofAny: separators).map { $0 + 1 } ?? text.startIndex
            return GlobMatch(start: start, lengths: [index + suffix.count - start])
        case .prefixAndSuffix(let prefix, let suffix): return Self.firstBetween(prefix, suffix, in: text)
        default: return nil
        }
    }

    private static func extended(_ prefix: [UInt8], at index: Int, by rest: Text) -> GlobMatch {
        GlobMatch(start: index, lengths: rest.runeBoundaries.map { $0 + prefix.count })
    }

    private static func firstBetween(_ prefix: [UInt8], _ suffix: [UInt8], in text: Text) -> GlobMatch? {
        guard let start = text.firstIndex(of: prefix) else { return nil }
        var rest = text[start...]
        var lengths: [Int] = []
        while let index = rest.lastIndex(of: suffix) {
            lengths.append(index - start + suffix.count)
            rest = rest[..<index]
        }
        return lengths.isEmpty ? nil : GlobMatch(start: start, lengths: lengths.reversed())
    }
}
