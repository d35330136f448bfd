import GoTemplate

extension Reason {
    package var text: GoString {
        switch self {
        case .tooManyBad(.stage, let bad, let all, _): GoString("\(bad) of \(all) were bad")
        case .tooManyBad(.lastWindows, let bad, let all, _):
            GoString("\(bad) of \(all) were bad in the last three windows")
        case .worse: "worse than the other side"
        case .tooManyBadChecks(let count): GoString("\(count) checks were out of bounds")
        case .endsWithBadCheck: "the last check was out of bounds, or had no number"
        case .noData: "there is no data"
        case .tooFewRequests(let count, let minimum): GoString("\(count) requests, and it takes \(minimum)")
        case .tooFewPairs(let count, let minimum): GoString("\(count) pairs of values, and it takes \(minimum)")
        case .notProven: "nothing is proven"
        case .severalSeries(let side):
            GoString("the query of the \(side.rawValue) side gives several series, so it must aggregate")
        case .errors(let count, let error): GoString("\(count) answers in a row could not be read: ") + error.text
        case .notMeasured(let instant, let error):
            GoString("check \(instant) was not measured") + (error.map { ": " + $0.text } ?? GoString())
        }
    }
}

extension Reason {
    /// What went wrong in place of an answer.
    package var error: MeasurementError? {
        switch self {
        case .errors(_, let error): error
        case .notMeasured(_, let error): error
        default: nil
        }
    }
}

extension MeasurementError {
    package var text: GoString {
        switch self {
        case .provider(let words): words
        case .impossibleCounts(let part, let total):
            "the provider counted " + part.shortText + " of " + total.shortText
        }
    }
}
