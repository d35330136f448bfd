import GoTemplate

/// One measurement in a plot.
package struct MetricPoint: Equatable, Sendable {
    package let side: MeasuredSide
    package let instant: CheckInstant
    package let status: MeasurementStatus
    /// The share of good requests, or the value; nil where there is no number.
    package let value: Double?
    /// Between which numbers the true share lies by all that was known then; nil where that is not known.
    package var interval: ConfidenceInterval?

    init(_ measurement: Measurement) {
        (side, instant) = (measurement.side, measurement.instant)
        status = measurement.reading.status
        value = measurement.reading.plotted
    }
}

extension Reading {
    fileprivate var plotted: Double? {
        switch self {
        case .value(let number): number
        case .counts(let counts): 1 - Double(counts.bad) / Double(counts.of)
        case .none, .several, .infinite, .error: nil
        }
    }
}
