import GoTemplate

extension RolloutPlan {
    /// `83 → 84`; where releases differ, each with its name.
    ///
    /// Nil where no version is known.
    package var versionText: GoString? {
        let changes = members.compactMap { member in versionChange(of: member).map { (member, $0) } }
        guard let first = changes.first else { return nil }
        if changes.allSatisfy({ $0.1 == first.1 }) { return first.1.text }
        return changes.map { $0 + " " + $1.text }.joined(by: ", ")
    }
}

extension VersionChange {
    /// `83 → 84`, or one of them where there is no other.
    package var text: GoString {
        guard let before, before != after else { return after }
        return before + " → " + after
    }
}
