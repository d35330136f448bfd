/// Values of two sides at the same instants.
struct ValuePairs {
    private(set) var canary: [Double] = []
    private(set) var reference: [Double] = []

    /// What has no finite number on both sides is no pair.
    mutating func take(_ observation: Observation) {
        guard case .value(let mine) = observation.canary, case .value(let others)? = observation.reference else {
            return
        }
        canary.append(mine)
        reference.append(others)
    }

    var count: Int { canary.count }

    var differences: [Double] { zip(canary, reference).map { $0 - $1 } }

    /// The other side's; 0 without values.
    var median: Double {
        let sorted = reference.sorted()
        guard let middle = sorted.dropFirst(sorted.count / 2).first else { return 0 }
        return sorted.count % 2 == 1 ? middle : (sorted[sorted.count / 2 - 1] + middle) / 2
    }

    /// A margin in the unit of the values.
    func width(of margin: Margin) -> Double {
        switch margin {
        case .absolute(let width): width
        case .relative(let share): share * median.magnitude
        }
    }
}

extension ValuePairs {
    /// The fewest pairs with which signed ranks can be so improbable: 6 for 2.5 %, 10 for 0.1 %.
    static func least(below level: Double) -> Int {
        guard level > 0 else { return .max }
        return (0...64).first { BinomialDistribution(trials: $0, probability: 0.5).atMost(0) < level } ?? .max
    }
}
