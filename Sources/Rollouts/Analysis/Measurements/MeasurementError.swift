import GoTemplate

/// Why there is no answer that can be read.
package enum MeasurementError: Equatable, Sendable {
    /// In the words of the provider, or of who asked it.
    case provider(GoString)
    /// More bad requests than requests, fewer than none, or more than can be counted.
    case impossibleCounts(part: Double, total: Double)
}
