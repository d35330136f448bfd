/// How many checks were bad, and how many of them without a good one between.
struct BadChecks {
    private(set) var checks = 0
    private(set) var total = 0
    private(set) var inARow = 0
    private var longest = 0

    mutating func count(isBad: Bool) {
        checks += 1
        total += isBad ? 1 : 0
        inARow = isBad ? inARow + 1 : 0
        longest = max(longest, inARow)
    }

    func reach(_ limit: FailureLimit) -> Bool {
        switch limit {
        case .consecutive(let count): longest >= count
        case .total(let count): total >= count
        }
    }
}
