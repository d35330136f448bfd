/// The windows of one side of a ratio: all of them, and the last three.
struct CountedWindows {
    private(set) var stage = Dispersion()
    private var earlier = Dispersion()
    private var recent: [RatioCounts] = []

    mutating func add(_ counts: RatioCounts) {
        stage.add(counts)
        recent.append(counts)
        if recent.count > Dispersion.leastWindows { earlier.add(recent.removeFirst()) }
    }

    /// What all of them are worth.
    func stage(_ rule: OverdispersionRule) -> EffectiveCounts {
        stage.counts(rule)
    }

    /// What the last three are worth, by the variance of those before: an outage among them must not excuse
    /// itself.
    ///
    /// - Returns: nil before there are others, or enough of them to tell by.
    func lastWindows(_ rule: OverdispersionRule) -> EffectiveCounts? {
        guard earlier.windows > 0, let factor = rule == .none ? 1 : earlier.factor else { return nil }
        return EffectiveCounts(
            bad: recent.reduce(0) { $0 + $1.bad }, of: recent.reduce(0) { $0 + $1.of }, dispersion: factor)
    }
}
