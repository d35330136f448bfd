/// What the measurements of a stage say.
package enum Verdict: String, Sendable, CaseIterable {
    case passed
    case failed
    /// They prove neither; that is no success.
    case inconclusive
}

extension Verdict {
    /// What several checks come to together: the worst of them, for an average hides the one that fails.
    ///
    /// - Parameter verdicts: those of the checks that decide; without any, nothing stands in the way.
    package static func worst(of verdicts: some Sequence<Verdict>) -> Verdict {
        verdicts.reduce(.passed) { $0.isWorse(than: $1) ? $0 : $1 }
    }

    private func isWorse(than other: Verdict) -> Bool { rank > other.rank }

    private var rank: Int {
        switch self {
        case .passed: 0
        case .inconclusive: 1
        case .failed: 2
        }
    }
}
