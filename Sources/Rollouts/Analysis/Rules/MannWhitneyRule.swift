/// Values against another side's as Kayenta judges them, once at the end: they are too high where the
/// interval of the shift lies beyond a quarter of the shift itself.
///
/// Mirrors kayenta MannWhitneyClassifier.scala classify, with the confidence and the tolerance of
/// NetflixACAJudge.
struct MannWhitneyRule: CheckRule {
    static let confidence = 0.98
    static let tolerance = 0.25

    private let margin: Margin
    private let settings: AnalysisSettings
    private var pairs = ValuePairs()
    private var silence = Silence()

    init(margin: Margin, _ settings: AnalysisSettings) {
        self.margin = margin
        self.settings = settings
    }

    mutating func take(_ observation: Observation) {
        pairs.take(observation)
        silence.take(hasNumber: observation.canary != .none)
    }

    func judgement(at look: Look) -> Judgement {
        guard look == .last else { return Judgement(nil) }
        if isHigh { return Judgement(.failed, .worse) }
        if let judgement = silence.judgement(settings.noData, at: look) { return judgement }
        let least = ValuePairs.least(below: settings.level / 2)
        return pairs.count >= least
            ? Judgement(.passed) : Judgement(.inconclusive, .tooFewPairs(pairs.count, minimum: least))
    }

    private var isHigh: Bool {
        guard let shift else { return false }
        return shift.interval.low > Self.tolerance * shift.estimate.magnitude
            && shift.estimate > pairs.width(of: margin)
    }

    private var shift: Shift? {
        Shift(from: pairs.reference, to: pairs.canary, tail: (1 - Self.confidence) / 2)
    }

    var evidence: Evidence? {
        shift.map {
            .shift(
                ShiftEvidence(
                    count: pairs.count, median: pairs.median, shift: $0, margin: pairs.width(of: margin),
                    probability: nil))
        }
    }
}
