import GoLibrary

/// Lets so many requests pass in a second, and a burst of them at once; client-go's token bucket.
package final class Pacer {
    private let interval: Duration
    private let burst: Int
    /// When the bucket is full again.
    private var full = Deadline.now

    /// - Parameters:
    ///   - perSecond: more than 0.
    ///   - burst: how many pass without a wait after a rest.
    package init(perSecond: Double, burst: Int) {
        interval = .seconds(1 / max(perSecond, 0.001))
        self.burst = max(1, burst)
    }

    /// Takes a token: when the next request may go.
    func take() -> Deadline {
        let start = max(full, .now)
        full = start.advanced(by: interval)
        return start.advanced(by: interval * (1 - burst))
    }
}
