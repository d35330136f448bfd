/// What a stage can prove of a share of good requests, for its plan.
package struct Proof: Equatable, Sendable {
    /// The least share of good requests.
    package let bound: Double
    package let confidence: Double

    package init(bound: Double, confidence: Double) {
        self.bound = bound
        self.confidence = confidence
    }

    /// How many requests prove it, if so many of them are bad: 299 for 99 % without one, with 95 %
    /// confidence.
    ///
    /// - Returns: nil where no number does that could ever be sent.
    package func requests(withBad bad: Int) -> Int? {
        first(from: 0, to: Self.most) { proves($0, bad: bad) }
    }

    /// How many of so many requests may be bad: at most 4 of 1,000 for 99 %, with 95 % confidence.
    ///
    /// - Returns: nil where they prove nothing even without a bad one.
    package func bad(of requests: Int) -> Int? {
        guard proves(requests, bad: 0) else { return nil }
        return first(from: 1, to: requests) { !proves(requests, bad: $0) }.map { $0 - 1 }
    }

    /// More requests than a stage will see.
    private static let most = 1 << 40

    private func proves(_ requests: Int, bad: Int) -> Bool {
        BinomialDistribution(trials: requests, probability: 1 - bound).atMost(bad) < 1 - confidence
    }

    /// The first number for which something is true that stays true.
    private func first(from start: Int, to end: Int, _ isReached: (Int) -> Bool) -> Int? {
        guard isReached(end) else { return nil }
        var (low, high) = (start, end)
        while low < high {
            let middle = low + (high - low) / 2
            if isReached(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
