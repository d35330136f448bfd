import Rollouts

/// What came of the rollouts of a row.
struct Outcome: Sendable {
    /// Per cent of the rollouts, or the look at which half of those that failed had failed.
    enum Figure: String, CaseIterable, Sendable {
        case returned
        case passed
        case look
    }

    private var rollouts = 0
    private var passed = 0
    private var failedAt: [Int] = []

    mutating func add(_ verdict: Verdict?, at look: Int) {
        rollouts += 1
        switch verdict {
        case .passed?: passed += 1
        case .failed?: failedAt.append(look)
        case .inconclusive?, nil: break
        }
    }

    subscript(_ figure: Figure) -> Double {
        switch figure {
        case .returned: perCent(failedAt.count)
        case .passed: perCent(passed)
        case .look: Double(failedAt.sorted().dropFirst(failedAt.count / 2).first ?? 0)
        }
    }

    private func perCent(_ count: Int) -> Double { 100 * Double(count) / Double(max(1, rollouts)) }

    var text: String {
        Figure.allCases.map { "\($0.rawValue) \((self[$0] * 100).rounded() / 100)" }.joined(separator: ", ")
    }
}
