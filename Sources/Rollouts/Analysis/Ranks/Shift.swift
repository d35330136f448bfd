/// By how much one side's values lie above the other's.
package struct Shift: Equatable, Sendable {
    /// Hodges' and Lehmann's estimate (1963).
    package let estimate: Double
    /// The shifts that a test would not refuse; an end is infinite where it refuses none.
    package let interval: ConfidenceInterval

    /// - Parameters:
    ///   - candidates: the differences whose median is the estimate, in any order.
    ///   - tail: the probability that the true shift lies beyond one end of the interval.
    ///   - atMost: the probability that so many candidates, or fewer, lie on one side of the true shift.
    /// - Returns: nil without candidates.
    init?(candidates: [Double], tail: Double, atMost: (Int) -> Double) {
        let sorted = candidates.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let middle = sorted.count / 2
        estimate = sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
        let refused = Self.count(upTo: middle) { atMost($0) >= tail }
        interval =
            refused == 0
            ? ConfidenceInterval(low: -.infinity, high: .infinity)
            : ConfidenceInterval(
                low: max(first, sorted[refused - 1]), high: min(last, sorted[sorted.count - refused]))
    }

    /// The first number of 0 to `end` for which something is true that stays true; `end` where it never is.
    private static func count(upTo end: Int, _ isReached: (Int) -> Bool) -> Int {
        var (low, high) = (0, end)
        while low < high {
            let middle = (low + high) / 2
            if isReached(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
