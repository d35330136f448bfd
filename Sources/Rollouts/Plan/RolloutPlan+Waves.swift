import GoTemplate

/// Where the releases of several waves are, which go through their stages one wave after the other.
extension RolloutPlan {
    /// The number of the stage among those that a release takes part in which it is at, at a position; nil where it is as
    /// it was before.
    package func ownStage(of member: GoString, at position: Position) -> Int? {
        guard case .stage(let index) = position else { return nil }
        let count = stages.prefix(index + 1).count { $0.concerns(member) }
        return count > 0 ? count - 1 : nil
    }

    /// Whether a release is as it was before, at a position.
    package func isUntouched(_ member: GoString, at position: Position) -> Bool {
        guard case .stage(let index) = position else { return true }
        return !stages.prefix(index + 1).contains { $0.members.contains(member) }
    }

    /// Releases by their targets, each in the order in which they stand: only those of one target depend on each other.
    ///
    /// All of them are one chain where targets go one after the other, and where there are none.
    func chains(of members: [GoString]) -> [[GoString]] {
        var (order, chains) = ([GoString](), [GoString: [GoString]]())
        for member in members {
            let target = targets[member] ?? GoString()
            if chains[target] == nil { order.append(target) }
            chains[target, default: []].append(member)
        }
        return order.compactMap { chains[$0] }
    }

    /// Where a failure leads back to: the base, or where the wave before ended, if it is for one wave alone.
    func failureTarget(from index: Int) -> Position {
        guard returning.scope == .wave, let wave = stage(index)?.wave,
            let last = stages.lastIndex(where: { $0.wave < wave })
        else { return .base }
        return .stage(last)
    }
}

extension PlannedStage {
    /// Whether a release takes part.
    package func concerns(_ member: GoString) -> Bool { scope?.contains(member) ?? true }
}
