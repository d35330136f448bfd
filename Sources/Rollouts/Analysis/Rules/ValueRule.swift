/// Single values against their bounds: so many bad checks fail.
struct ValueRule: CheckRule {
    private let settings: AnalysisSettings
    private let bounds: ValueBounds
    /// Checks that are bad.
    private var certain = BadChecks()
    /// Checks that are bad, or may be.
    private var possible = BadChecks()
    private var newest: Double?
    private var hasPassedWithoutData = false

    init(bounds: ValueBounds, _ settings: AnalysisSettings) {
        self.bounds = bounds
        self.settings = settings
    }

    mutating func take(_ observation: Observation) {
        if let number = observation.canary.number {
            newest = number
            count(isBad: !bounds.allow(number))
        } else {
            countWithoutNumber()
        }
    }

    private mutating func count(isBad: Bool) {
        certain.count(isBad: isBad)
        possible.count(isBad: isBad)
    }

    private mutating func countWithoutNumber() {
        switch settings.noData {
        case .ignore: break
        case .fail: count(isBad: true)
        case .pass:
            count(isBad: false)
            hasPassedWithoutData = true
        case .hold:
            certain.count(isBad: false)
            possible.count(isBad: true)
        }
    }

    func judgement(at look: Look) -> Judgement {
        if certain.reach(settings.failures) { return Judgement(.failed, .tooManyBadChecks(certain.total)) }
        guard look != .early else { return Judgement(nil) }
        guard newest != nil || hasPassedWithoutData else { return Judgement(look.undecided, .noData) }
        if possible.reach(settings.failures) { return Judgement(look.undecided, .noData) }
        return possible.inARow > 0 ? Judgement(look.undecided, .endsWithBadCheck) : Judgement(.passed)
    }

    var evidence: Evidence? {
        guard certain.checks > 0 else { return nil }
        return .values(ValueEvidence(value: newest, bounds: bounds, bad: certain.total, of: certain.checks))
    }
}
