extension RolloutAction {
    /// What of several rows of actions comes next: what somebody began and died over; what is decided; else what can be
    /// done, from so many rows at once; else the shortest wait.
    ///
    /// A failure of one row is decided once the others that were begun with it have come to their end.
    ///
    /// - Returns: nil where there are no rows.
    static func together(_ rows: [[RolloutAction]], atMost count: Int) -> [RolloutAction]? {
        let begun = rows.filter { $0.contains(where: \.isBegun) }
        if !begun.isEmpty { return begun.flatMap { $0.filter(\.isWork) } }
        if let decided = rows.first(where: { $0.first?.isRecord == true }) { return decided }
        let work = rows.filter { $0.contains(where: \.isWork) }
        if !work.isEmpty { return work.prefix(max(1, count)).flatMap { $0.filter(\.isWork) } }
        return rows.min(by: isEarlier)
    }

    private var isBegun: Bool { if case .perform(let effect) = self { effect.isRepeated } else { false } }

    private var isRecord: Bool { if case .record = self { true } else { false } }

    /// Whether the wait of the first actions ends before that of the second ones.
    private static func isEarlier(_ left: [RolloutAction], _ right: [RolloutAction]) -> Bool {
        guard case .wait(let first?)? = left.first else { return false }
        guard case .wait(let second?)? = right.first else { return true }
        return first < second
    }
}
