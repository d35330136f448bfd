/// A share of bad requests against another side's, by Newcombe's interval of the difference.
///
/// Strict looks are at the whole stage alone: for as few requests as three windows have the interval is too
/// short, and one of 300 healthy canaries with 1,000 requests would be returned.
struct RatioComparisonRule: CheckRule {
    private let settings: AnalysisSettings
    private let margin: Margin
    private var canary = Dispersion()
    private var reference = Dispersion()
    private var silence = Silence()

    init(margin: Margin, _ settings: AnalysisSettings) {
        self.margin = margin
        self.settings = settings
    }

    mutating func take(_ observation: Observation) {
        silence.take(hasNumber: observation.canary.counts != nil)
        if let counts = observation.canary.counts { canary.add(counts) }
        if let counts = observation.reference?.counts { reference.add(counts) }
    }

    func judgement(at look: Look) -> Judgement {
        if isWorse(at: look) { return Judgement(.failed, .worse) }
        return silence.judgement(settings.noData, at: look) ?? pass(at: look)
    }

    private func isWorse(at look: Look) -> Bool {
        difference.map { interval(of: $0, settings.level(at: look)).low > threshold } ?? false
    }

    private func pass(at look: Look) -> Judgement {
        guard look != .early else { return Judgement(nil) }
        let count = min(canary.of, reference.of)
        guard let difference, count >= settings.minimum else {
            return Judgement(look.undecided, .tooFewRequests(count, minimum: settings.minimum))
        }
        let isProven = interval(of: difference, settings.level(at: look)).high < threshold
        let isEnough = isProven || look == .last && settings.requirement == .sample
        return isEnough ? Judgement(.passed) : Judgement(look.undecided, .notProven)
    }
}

// MARK: - Differences

extension RatioComparisonRule {
    /// Nil where a side had no requests: nothing can be said then.
    private var difference: RateDifference? {
        guard canary.of > 0, reference.of > 0 else { return nil }
        let rule = settings.overdispersion
        return RateDifference(
            canary: canary.counts(rule).proportion, reference: reference.counts(rule).proportion, multiple: multiple)
    }

    private func interval(of difference: RateDifference, _ level: Double) -> ConfidenceInterval {
        difference.interval(deviations: NormalDistribution.deviations(exceededWith: level))
    }

    /// A relative margin is a multiple of the other rate, so that its uncertainty counts, too.
    private var multiple: Double {
        switch margin {
        case .absolute: 1
        case .relative(let share): 1 + share
        }
    }

    private var threshold: Double {
        switch margin {
        case .absolute(let points): points
        case .relative: 0
        }
    }

    var evidence: Evidence? {
        guard let difference, let mine = RatioCounts(bad: canary.bad, of: canary.of),
            let others = RatioCounts(bad: reference.bad, of: reference.of)
        else { return nil }
        let interval = interval(of: difference, settings.level)
        let share = (multiple - 1) * difference.reference.rate
        return .difference(
            DifferenceEvidence(
                canary: mine, reference: others, difference: difference.estimate + share,
                interval: ConfidenceInterval(low: interval.low + share, high: interval.high + share),
                margin: threshold + share))
    }
}
