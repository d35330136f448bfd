import GoTemplate

/// The steps from one position of a rollout to an earlier one; each is one ordinary revision.
///
/// It is known for each stage before the start, so a plan can show it, and found again in the same way when it is
/// taken.
package struct ReturnPath: Equatable, Sendable {
    /// The positions that are applied one after the other; the last one is where the path leads.
    package let steps: [Position]
    /// Whether no step changes pods under traffic.
    package let isSafe: Bool
}

extension RolloutPlan {
    /// The steps of a return.
    ///
    /// - Parameters:
    ///   - origin: what is applied, or was begun to be.
    ///   - target: an earlier position.
    package func returnPath(from origin: Position, to target: Position) -> ReturnPath {
        let (origin, target) = (normalized(origin), normalized(target))
        let steps = origin == target ? [] : steps(from: origin, to: target)
        let isSafe = zip([origin] + steps, steps).allSatisfy { isSafeStep(from: $0, to: $1) }
        return ReturnPath(steps: steps, isSafe: isSafe)
    }

    private func steps(from origin: Position, to target: Position) -> [Position] {
        switch returning.mode {
        case .auto: shortestSteps(from: origin, to: target) ?? [target]
        case .direct: [target]
        case .reverse: stepsBackwards(from: origin, to: target)
        }
    }

    private func stepsBackwards(from origin: Position, to target: Position) -> [Position] {
        positions(below: origin).filter { $0 > target } + [target]
    }

    /// The positions before one, the latest first.
    private func positions(below origin: Position) -> [Position] {
        let stages = stages.indices.map(Position.stage).filter { normalized($0) == $0 && $0 < origin }
        return stages.reversed() + [.base]
    }

    /// A breadth-first search over the stages that were reached; nil where no path leads there.
    ///
    /// Later stages are tried first, so that of paths of one length the one that undoes least comes first.
    private func shortestSteps(from origin: Position, to target: Position) -> [Position]? {
        var paths: [[Position]] = [[origin]]
        var unseen = positions(below: origin)
        while !paths.isEmpty {
            paths = paths.flatMap { path in
                let next = unseen.filter { isSafeStep(from: path.last ?? origin, to: $0) }
                unseen.removeAll(where: next.contains)
                return next.map { path + [$0] }
            }
            if let found = paths.first(where: { $0.last == target }) { return Array(found.dropFirst()) }
        }
        return nil
    }

    private func isSafeStep(from origin: Position, to target: Position) -> Bool {
        !members.contains { facts(of: $0, at: origin).isServingSideChanged(by: facts(of: $0, at: target)) }
    }

    /// The last position that applied anything: a stage of what is as it was is no other than the one before.
    func normalized(_ position: Position) -> Position {
        guard case .stage(let index) = position else { return .base }
        return stages.prefix(index + 1).lastIndex { !$0.members.isEmpty }.map(Position.stage) ?? .base
    }

    /// What one release is made of at a position.
    package func facts(of member: GoString, at position: Position) -> MemberFacts {
        switch position {
        case .base: base[member] ?? MemberFacts()
        case .stage(let index): stage(index)?.facts[member] ?? MemberFacts()
        }
    }
}
