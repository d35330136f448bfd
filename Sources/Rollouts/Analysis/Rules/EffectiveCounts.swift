/// Counts, and how many independent requests they are worth.
struct EffectiveCounts {
    let bad: Int
    let of: Int
    /// At least 1.
    let dispersion: Double

    var proportion: Proportion { Proportion(Double(bad) / dispersion, of: Double(of) / dispersion) }

    /// How probable so many bad ones or more are.
    ///
    /// What is no whole number is rounded in the canary's favour.
    func atLeast(rate: Double) -> Double {
        let worth = proportion
        return BinomialDistribution(trials: Int(worth.total.rounded(.up)), probability: rate)
            .atLeast(Int(worth.count.rounded(.down)))
    }

    /// How probable so few bad ones or fewer are.
    ///
    /// What is no whole number is rounded against the canary.
    func atMost(rate: Double) -> Double {
        let worth = proportion
        return BinomialDistribution(trials: Int(worth.total.rounded(.down)), probability: rate)
            .atMost(Int(worth.count.rounded(.up)))
    }
}

extension Dispersion {
    /// What all windows are worth together.
    func counts(_ rule: OverdispersionRule) -> EffectiveCounts {
        EffectiveCounts(bad: bad, of: of, dispersion: rule == .none ? 1 : factor ?? 1)
    }
}
