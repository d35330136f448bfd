/// How many of the requests of a window were bad.
package struct RatioCounts: Hashable, Sendable {
    package let bad: Int
    package let of: Int

    /// More requests than any window has, so few that sums of windows cannot overflow.
    private static let most = 1 << 40

    /// - Returns: nil where they are fewer than none, more bad ones than all, or more than 2⁴⁰.
    package init?(bad: Int, of: Int) {
        guard bad >= 0, bad <= of, of <= Self.most else { return nil }
        self.bad = bad
        self.of = of
    }
}

extension RatioCounts {
    /// Which part of the requests a query counts.
    package enum Part: String, Sendable, CaseIterable {
        case good
        case bad
    }

    /// Counts that a query of a part and one of all requests gave.
    ///
    /// Prometheus extrapolates, so `increase` is 183.6 for 184 requests: counts are rounded. Two numbers that
    /// were rounded on either side of a half may differ by one where they were equal.
    /// - Returns: nil for counts that cannot be.
    package init?(_ part: Part, _ count: Double, total: Double) {
        guard let all = Self.rounded(total), let some = Self.rounded(count), some <= all + 1 else { return nil }
        let counted = min(some, all)
        self.init(bad: part == .bad ? counted : all - counted, of: all)
    }

    private static func rounded(_ count: Double) -> Int? {
        guard count >= 0, count <= Double(most) else { return nil }
        return Int(count.rounded())
    }
}
