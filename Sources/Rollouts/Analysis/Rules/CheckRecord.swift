/// What was answered for a check, instant by instant.
struct CheckRecord {
    /// So many answers in a row that cannot be read are a provider that is down.
    static let mostErrors = 5

    private var readings: [Int: [MeasuredSide: Reading]] = [:]
    private var errors: [Int: MeasurementError] = [:]
    private var errorsInARow = 0
    private var lastError: MeasurementError?
    private(set) var newest = 0

    /// - Parameter measurements: in the order in which they were asked for; an instant may have been asked again.
    init(_ measurements: [Measurement]) {
        for measurement in measurements { take(measurement) }
    }

    private mutating func take(_ measurement: Measurement) {
        newest = max(newest, measurement.instant.number)
        guard case .error(let error) = measurement.reading else {
            errorsInARow = 0
            readings[measurement.instant.number, default: [:]][measurement.side] = measurement.reading
            return
        }
        errorsInARow += 1
        errors[measurement.instant.number] = error
        lastError = error
    }

    /// Whether a side has an answer that is no error.
    func hasAnswer(_ number: Int, of side: MeasuredSide) -> Bool { readings[number]?[side] != nil }

    /// What went wrong when an instant was asked for; nil where nothing did.
    func error(at number: Int) -> MeasurementError? { errors[number] }

    /// Nil where an answer is missing.
    func observation(_ number: Int, reference side: MeasuredSide?) -> Observation? {
        guard let answers = readings[number], let canary = answers[.canary] else { return nil }
        guard let side else { return Observation(canary) }
        return answers[side].map { Observation(canary, reference: $0) }
    }

    /// The side whose query gives more than one series.
    var severalSeries: MeasuredSide? {
        MeasuredSide.allCases.first { side in readings.values.contains { $0[side] == .several } }
    }

    /// Why a provider counts as down.
    var outage: Reason? {
        guard errorsInARow >= Self.mostErrors, let lastError else { return nil }
        return .errors(inARow: errorsInARow, lastError)
    }
}
