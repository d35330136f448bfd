/// How long a side has had no data, and whether that decides.
struct Silence {
    /// As many windows as an outage is noticed by.
    private static let long = 3

    private var inARow = 0
    private var hasSpoken = false

    mutating func take(hasNumber: Bool) {
        inARow = hasNumber ? 0 : inARow + 1
        hasSpoken = hasSpoken || inARow == 0
    }

    /// Whether there were no requests for so long that those before tell nothing of now.
    private func isLong(at look: Look) -> Bool { inARow >= Self.long || look == .last && !hasSpoken }

    /// Nil where it does not decide.
    func judgement(_ rule: NoDataRule, at look: Look) -> Judgement? {
        guard isLong(at: look) else { return nil }
        switch rule {
        case .hold: return Judgement(look == .last ? .inconclusive : nil, .noData)
        case .fail: return Judgement(.failed, .noData)
        case .pass: return hasSpoken ? nil : Judgement(look == .last ? .passed : nil, .noData)
        case .ignore: return hasSpoken ? nil : Judgement(look == .last ? .inconclusive : nil, .noData)
        }
    }
}
