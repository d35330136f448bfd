import GoTemplate
import Rollouts

/// Somebody who is asked for numbers.
protocol MetricProvider {
    /// The numbers of queries, each by itself.
    ///
    /// - Parameters:
    ///   - names: what stands in place of the names of a query.
    ///   - instant: the end of the window, which is not over before.
    /// - Throws: where there is no answer that can be read.
    func readings(
        of queries: [DeferredValue], _ names: [GoString: GoString], at instant: CheckInstant, counting: CountingRule
    ) throws(SignalFailure) -> [Reading]
}
