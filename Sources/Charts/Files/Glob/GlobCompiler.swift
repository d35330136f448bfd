import GoTemplate

/// Turns a pattern into matchers, taking the shapes that have a faster matcher of their own.
///
/// Mirrors github.com/gobwas/glob compiler/compiler.go: which matcher is taken is visible in what matches.
enum GlobCompiler {
    private static let separators: [Rune] = [0x2F]

    static func compile(_ node: GlobNode) -> GlobMatcher {
        switch node {
        case .alternatives(let alternatives):
            if let smaller = GlobAlternatives.factored(alternatives) { return compile(smaller) }
            return optimize(.alternatives(alternatives.map { optimize(compile($0)) }))
        case .sequence(let parts):
            if parts.isEmpty { return .nothing }
            return optimize(join(minimize(parts.map { optimize(compile($0)) })))
        case .any: return optimize(.any(separators: separators))
        case .anyWithSeparators: return .anyWithSeparators
        case .single: return .single(separators: separators)
        case .nothing: return .nothing
        case .list(let members, let isNegated): return optimize(.list(members, isNegated: isNegated))
        case .range(let low, let high, let isNegated): return .range(low, high, isNegated: isNegated)
        case .text(let text): return .text(text)
        }
    }

    // MARK: Single matchers

    private static func optimize(_ matcher: GlobMatcher) -> GlobMatcher {
        switch matcher {
        case .list(let members, isNegated: false) where members.count == 1: .text(GoString(runes: members).bytes)
        case .tree(let tree): optimize(tree)
        default: matcher
        }
    }

    private static func optimize(_ tree: GlobTree) -> GlobMatcher {
        var tree = tree
        tree.left = tree.left.map(optimize)
        tree.right = tree.right.map(optimize)
        guard case .text(let text) = tree.value else { return .tree(tree) }
        switch (tree.left, tree.right) {
        case (nil, nil): return .text(text)
        case (.anyWithSeparators, .anyWithSeparators): return .contains(text, isNegated: false)
        case (.anyWithSeparators, nil): return .suffix(text)
        case (nil, .anyWithSeparators): return .prefix(text)
        case (nil, .suffix(let suffix)): return .prefixAndSuffix(text, suffix)
        case (.prefix(let prefix), nil): return .prefixAndSuffix(prefix, text)
        case (.any(let separators), nil): return .anyThenSuffix(text, separators: separators)
        case (nil, .any(let separators)): return .prefixThenAny(text, separators: separators)
        default: return .tree(tree)
        }
    }

    // MARK: Sequences

    private static func join(_ matchers: [GlobMatcher]) -> GlobMatcher {
        guard let first = matchers.first else { return .nothing }
        if matchers.count == 1 { return first }
        if let glued = glue(matchers[...]) { return glued }
        // The longest matcher of fixed length, the last of equals, is looked for first.
        guard let pivot = matchers.indices.max(by: { (matchers[$0].length ?? -1) < (matchers[$1].length ?? -1) }),
            let longest = matchers[pivot].length
        else { return .tree(GlobTree(value: first, left: nil, right: join(Array(matchers.dropFirst())))) }
        let last = matchers.lastIndex { $0.length == longest } ?? pivot
        let left = last > 0 ? join(Array(matchers[..<last])) : nil
        let right = last + 1 < matchers.count ? join(Array(matchers[(last + 1)...])) : nil
        return .tree(GlobTree(value: matchers[last], left: left, right: right))
    }

    /// Glues as many neighbours as possible, and again, until nothing is left to glue.
    private static func minimize(_ matchers: [GlobMatcher]) -> [GlobMatcher] {
        var best: (matcher: GlobMatcher, range: Range<Int>)?
        for start in matchers.indices {
            for end in (start + 1...matchers.count).reversed() {
                guard let glued = glue(matchers[start..<end]) else { continue }
                if let known = best, !isBetter(glued, end - start, than: known) { continue }
                best = (glued, start..<end)
            }
        }
        guard let best else { return matchers }
        let next = Array(matchers[..<best.range.lowerBound]) + [best.matcher] + matchers[best.range.upperBound...]
        return next.count == matchers.count ? next : minimize(next)
    }

    private static func isBetter(
        _ glued: GlobMatcher, _ count: Int, than known: (matcher: GlobMatcher, range: Range<Int>)
    ) -> Bool {
        if known.range.count < count { return true }
        guard let length = glued.length, let knownLength = known.matcher.length else { return false }
        return length > knownLength
    }

    private static func glue(_ matchers: ArraySlice<GlobMatcher>) -> GlobMatcher? {
        guard matchers.count > 1 else { return nil }
        return glueAsEvery(matchers) ?? glueAsRow(matchers)
    }

    private static func glueAsRow(_ matchers: ArraySlice<GlobMatcher>) -> GlobMatcher? {
        var sum = 0
        for matcher in matchers {
            guard let length = matcher.length else { return nil }
            sum += length
        }
        return .row(Array(matchers), length: sum)
    }

    /// One test for neighbours that take any runes but the same few.
    private static func glueAsEvery(_ matchers: ArraySlice<GlobMatcher>) -> GlobMatcher? {
        var excluded: [Rune]?
        var minimum = 0
        var hasAny = false
        var hasAnyWithSeparators = false
        for matcher in matchers {
            let own: [Rune]
            switch matcher {
            case .anyWithSeparators: (own, hasAnyWithSeparators) = ([], true)
            case .any(let separators): (own, hasAny) = (separators, true)
            case .single(let separators): (own, minimum) = (separators, minimum + 1)
            case .list(let members, isNegated: true): (own, minimum) = (members, minimum + 1)
            default: return nil
            }
            if let excluded, excluded != own { return nil }
            excluded = own
        }
        return every(
            excluding: excluded ?? [], minimum: minimum, hasAny: hasAny, hasAnyWithSeparators: hasAnyWithSeparators)
    }

    private static func every(
        excluding excluded: [Rune], minimum: Int, hasAny: Bool, hasAnyWithSeparators: Bool
    ) -> GlobMatcher {
        let isOpenEnded = hasAny || hasAnyWithSeparators
        if minimum == 0 && hasAnyWithSeparators && !hasAny { return .anyWithSeparators }
        if minimum == 0 && hasAny && !hasAnyWithSeparators { return .any(separators: excluded) }
        if isOpenEnded && minimum > 0 && excluded.isEmpty { return .atLeast(minimum) }
        var tests: [GlobMatcher] = []
        if minimum > 0 { tests.append(.atLeast(minimum)) }
        if minimum > 0 && !isOpenEnded { tests.append(.atMost(minimum)) }
        if !excluded.isEmpty { tests.append(.contains(GoString(runes: excluded).bytes, isNegated: true)) }
        return .every(tests)
    }
}
