/// A share of good requests against its bound, by exact binomial tails.
struct RatioRule: CheckRule {
    private let settings: AnalysisSettings
    private let bound: Double
    private var windows = CountedWindows()
    private var silence = Silence()

    init(bound: Double, _ settings: AnalysisSettings) {
        self.bound = bound
        self.settings = settings
    }

    /// How many may be bad.
    private var rate: Double { 1 - bound }

    private var stage: EffectiveCounts { windows.stage(settings.overdispersion) }

    mutating func take(_ observation: Observation) {
        silence.take(hasNumber: observation.canary.counts != nil)
        if let counts = observation.canary.counts { windows.add(counts) }
    }

    func judgement(at look: Look) -> Judgement {
        if let failure = failure(at: look) { return Judgement(.failed, failure) }
        return silence.judgement(settings.noData, at: look) ?? pass(at: look)
    }

    private func failure(at look: Look) -> Reason? {
        failure(stage, .stage, below: settings.level(at: look))
            ?? windows.lastWindows(settings.overdispersion).flatMap {
                failure($0, .lastWindows, below: AnalysisSettings.strictLevel)
            }
    }

    private func failure(_ counts: EffectiveCounts, _ scope: Reason.Scope, below level: Double) -> Reason? {
        let probability = counts.atLeast(rate: rate)
        guard probability < level else { return nil }
        return .tooManyBad(scope, bad: counts.bad, of: counts.of, probability: probability)
    }

    private func pass(at look: Look) -> Judgement {
        let stage = stage
        guard look != .early else { return Judgement(nil) }
        guard stage.of >= settings.minimum else {
            return Judgement(look.undecided, .tooFewRequests(stage.of, minimum: settings.minimum))
        }
        let isProven = stage.atMost(rate: rate) < settings.level(at: look)
        let isEnough = isProven || look == .last && settings.requirement == .sample
        return isEnough ? Judgement(.passed) : Judgement(look.undecided, .notProven)
    }

    var evidence: Evidence? {
        let stage = stage
        guard stage.of > 0 else { return nil }
        let deviations = NormalDistribution.deviations(exceededWith: settings.level / 2)
        let bad = stage.proportion.interval(deviations: deviations)
        return .ratio(
            RatioEvidence(
                bad: stage.bad, of: stage.of, interval: ConfidenceInterval(low: 1 - bad.high, high: 1 - bad.low),
                bound: bound, atLeast: stage.atLeast(rate: rate), atMost: stage.atMost(rate: rate),
                dispersion: stage.dispersion))
    }
}
