/// Why a check has the verdict that it has, or has none yet.
package enum Reason: Equatable, Sendable {
    /// Of what the stage measured.
    package enum Scope: String, Sendable, CaseIterable {
        case stage
        /// The last three windows, for an outage that many good ones before would hide.
        case lastWindows
    }

    /// So many bad ones have less than the probability that may be, if the bound were kept.
    case tooManyBad(Scope, bad: Int, of: Int, probability: Double)
    /// The canary is worse than the other side by more than the margin.
    case worse
    /// So many bad checks, in a row or altogether.
    case tooManyBadChecks(Int)
    /// The last check was bad or had no number, and those before do not suffice to fail.
    case endsWithBadCheck
    /// Checks without a number decide.
    case noData
    case tooFewRequests(Int, minimum: Int)
    case tooFewPairs(Int, minimum: Int)
    /// Neither that it is good enough nor that it is not.
    case notProven
    /// A side's query gives more than one series.
    case severalSeries(MeasuredSide)
    /// So many answers in a row could not be read; the last for this reason.
    case errors(inARow: Int, MeasurementError)
    /// The instant of a number has no answer, if it was asked for because of an error.
    case notMeasured(instant: Int, MeasurementError? = nil)
}
