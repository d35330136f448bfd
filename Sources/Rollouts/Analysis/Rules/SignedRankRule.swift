/// Values against another side's at the same instants, by Wilcoxon's signed ranks: load moves both sides, and
/// pairs leave that out.
///
/// At the end both ways to err share what the confidence leaves.
struct SignedRankRule: CheckRule {
    private let settings: AnalysisSettings
    private let margin: Margin
    private var pairs = ValuePairs()
    private var infinite = BadChecks()
    private var silence = Silence()

    init(margin: Margin, _ settings: AnalysisSettings) {
        self.margin = margin
        self.settings = settings
    }

    mutating func take(_ observation: Observation) {
        pairs.take(observation)
        silence.take(hasNumber: observation.canary != .none)
        infinite.count(isBad: observation.canary == .infinite(.plus))
    }

    func judgement(at look: Look) -> Judgement {
        if infinite.reach(settings.failures) { return Judgement(.failed, .tooManyBadChecks(infinite.total)) }
        let level = look == .last ? settings.level / 2 : AnalysisSettings.strictLevel
        let least = ValuePairs.least(below: level)
        guard pairs.count >= least else {
            return silence.judgement(settings.noData, at: look)
                ?? Judgement(look.undecided, .tooFewPairs(pairs.count, minimum: least))
        }
        if test.higher < level { return Judgement(.failed, .worse) }
        return silence.judgement(settings.noData, at: look) ?? pass(at: look, level)
    }

    private func pass(at look: Look, _ level: Double) -> Judgement {
        guard look != .early else { return Judgement(nil) }
        let isEnough = test.lower < level || look == .last && settings.requirement == .sample
        return isEnough ? Judgement(.passed) : Judgement(look.undecided, .notProven)
    }

    private var test: SignedRankTest { SignedRankTest(pairs.differences, around: pairs.width(of: margin)) }

    var evidence: Evidence? {
        guard let shift = Shift(withinPairs: pairs.differences, tail: settings.level / 2) else { return nil }
        return .shift(
            ShiftEvidence(
                count: pairs.count, median: pairs.median, shift: shift, margin: pairs.width(of: margin),
                probability: test.higher))
    }
}
