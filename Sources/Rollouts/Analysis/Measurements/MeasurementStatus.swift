/// What came of a measurement.
package enum MeasurementStatus: String, Sendable, CaseIterable {
    /// A number, or counts.
    case value
    /// There is none: no series, not a number, no requests, or nothing in that place of the answer.
    case none
    /// More than one series: the query must aggregate.
    case several
    case infinite
    /// There was no answer that could be read.
    case error
}
