/// What is asked for a metric.
package enum MetricQuery {
    /// How many were good, or bad, and how many there were.
    case ratio(RatioCounts.Part, count: DeferredValue, total: DeferredValue)
    case value(DeferredValue)
    /// Where the number stands in the provider's answer.
    case place(DeferredValue)
}
