/// Takes what all alternatives of a pattern begin or end with out of them.
///
/// Mirrors github.com/gobwas/glob compiler/compiler.go minimizeTreeAnyOf.
enum GlobAlternatives {
    /// The smaller pattern; nil if the alternatives have nothing in common.
    static func factored(_ alternatives: [GlobNode]) -> GlobNode? {
        let parts = alternatives.map(\.parts)
        let (left, right) = commonCounts(parts)
        guard left > 0 || right > 0, let first = parts.first else { return nil }
        var result: [GlobNode] = []
        if left > 0 { result.append(.sequence(Array(first.prefix(left)))) }
        let rest = remainders(parts, left, right)
        if rest.count > 1 {
            result.append(.alternatives(rest))
        } else if let only = rest.first, only != .nothing {
            result.append(only)
        }
        if right > 0 { result.append(.sequence(Array(first.suffix(right)))) }
        return .sequence(result)
    }

    private static func remainders(_ parts: [[GlobNode]], _ left: Int, _ right: Int) -> [GlobNode] {
        var remainders: [GlobNode] = []
        for own in parts {
            let rest = own.dropFirst(left).dropLast(right)
            let node: GlobNode = rest.isEmpty ? .nothing : .sequence(Array(rest))
            if !remainders.contains(node) { remainders.append(node) }
        }
        return remainders
    }

    /// The numbers of parts that all alternatives share at the start and at the end.
    private static func commonCounts(_ parts: [[GlobNode]]) -> (left: Int, right: Int) {
        guard parts.count > 1, let shortest = parts.map(\.count).min() else { return (0, 0) }
        guard let model = parts.firstIndex(where: { $0.count == shortest }) else { return (0, 0) }
        var comparison = Comparison(model: parts[model])
        for step in 0..<shortest where comparison.isOpen {
            for (index, own) in parts.enumerated() where index != model { comparison.compare(own, at: step) }
            comparison.count()
        }
        return (comparison.left, comparison.right)
    }

    /// How far the alternatives agree with the shortest of them.
    private struct Comparison {
        let model: [GlobNode]
        var left = 0
        var right = 0
        private var isLeftOpen = true
        private var isRightOpen = true

        init(model: [GlobNode]) { self.model = model }

        var isOpen: Bool { left + right < model.count && (isLeftOpen || isRightOpen) }

        mutating func compare(_ own: [GlobNode], at step: Int) {
            guard isLeftOpen || isRightOpen else { return }
            let end = model.count - 1 - step
            isLeftOpen = isLeftOpen && model[step] == own[step]
            // Where both sides meet, the left one takes the part.
            isRightOpen = isRightOpen && !(isLeftOpen && end <= step)
            isRightOpen = isRightOpen && model[end] == own[own.count - 1 - step]
        }

        mutating func count() {
            if isLeftOpen { left += 1 }
            if isRightOpen { right += 1 }
        }
    }
}
