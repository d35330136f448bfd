import GoLibrary
import GoTemplate

/// What a provider says now of a metric, before a rollout starts.
package struct MetricSurvey: Equatable {
    package let metric: GoString
    /// Requests in a second, of the stable side; nil for what counts none.
    package let rate: Double?
    package let findings: [Finding]

    /// What will be in the way of a verdict.
    package enum Finding: Equatable {
        /// The query must aggregate.
        case severalSeries
        /// In the words of the provider.
        case unreadable(GoString)
        /// Nothing to judge by, though the stable side has the traffic.
        case noData
        /// Fewer than four scrapes are in a window: `rate` and `increase` miss what lies between the last ones.
        case shortWindow(GoDuration, scrapedEach: GoDuration)
        /// `increase` does not see the first errors of pods that start in a stage.
        case losesFirstErrors
    }
}

extension MetricSurvey.Finding {
    package var text: GoString {
        switch self {
        case .severalSeries: "its query gives several series, so it must aggregate"
        case .unreadable(let words): "there is no answer that can be read: " + words
        case .noData: "there is no data of the stable side now"
        case .shortWindow(let window, let interval):
            "its window of " + window.text + " is shorter than four scrapes, one each " + interval.text
        case .losesFirstErrors:
            "pods start while errors are told apart by a label, and the first of them are lost: use `count: samples`"
        }
    }
}
