/// Who counts what happened within a window: `count`.
package enum CountingRule: String, Sendable, CaseIterable {
    /// The query does, with Prometheus' `increase`: what a counter is born with is lost.
    case increase
    /// swelm does, from the samples of each series.
    case samples
}
