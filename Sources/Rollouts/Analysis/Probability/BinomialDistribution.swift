#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many of some requests are bad where each is bad with the same probability, whatever the others are.
package struct BinomialDistribution: Sendable {
    /// The requests; none where it is negative.
    package let trials: Int
    /// From 0 to 1.
    package let probability: Double

    package init(trials: Int, probability: Double) {
        self.trials = max(0, trials)
        self.probability = probability
    }

    /// P(X ≥ `count`), with all digits however small it is; 0 below the smallest number.
    package func atLeast(_ count: Int) -> Double {
        guard count > 0 else { return 1 }
        guard count <= trials else { return 0 }
        guard !isNearlyNormal else { return NormalDistribution.atLeast(deviations(Double(count) - 0.5)) }
        return Double(count) > mean ? sumUpward(from: count) : 1 - sumDownward(from: count - 1)
    }

    /// P(X ≤ `count`), with all digits however small it is; 0 below the smallest number.
    package func atMost(_ count: Int) -> Double {
        guard count >= 0 else { return 0 }
        guard count < trials else { return 1 }
        guard !isNearlyNormal else { return NormalDistribution.atLeast(-deviations(Double(count) + 0.5)) }
        return Double(count) < mean ? sumDownward(from: count) : 1 - sumUpward(from: count + 1)
    }

    private var mean: Double { Double(trials) * probability }
    private var variance: Double { mean * (1 - probability) }

    /// Beyond any real number of requests a sum would take too long, and both distributions agree in four
    /// digits.
    private var isNearlyNormal: Bool { variance > 1e9 }

    private func deviations(_ count: Double) -> Double { (count - mean) / variance.squareRoot() }
}

// MARK: - Sums

// Terms are summed away from the mean, where each is smaller than the one before by a ratio that is easily
// had.
extension BinomialDistribution {
    /// A term that adds less than this to the sum cannot change it.
    private static let negligible = 0x1p-54

    private func sumUpward(from first: Int) -> Double {
        let odds = probability / (1 - probability)
        var (sum, term, count) = (1.0, 1.0, first)
        while count < trials, term > sum * Self.negligible {
            term *= Double(trials - count) / Double(count + 1) * odds
            sum += term
            count += 1
        }
        return density(first) * sum
    }

    private func sumDownward(from first: Int) -> Double {
        let odds = (1 - probability) / probability
        var (sum, term, count) = (1.0, 1.0, first)
        while count > 0, term > sum * Self.negligible {
            term *= Double(count) / Double(trials - count + 1) * odds
            sum += term
            count -= 1
        }
        return density(first) * sum
    }
}

// MARK: - Density

// Loader, "Fast and accurate computation of binomial probabilities", 2000: the logarithm as a sum of small
// terms, for those of factorials are so large that their differences lose the digits that count.
extension BinomialDistribution {
    /// P(X = `count`), for a count from 0 to `trials`.
    package func density(_ count: Int) -> Double { exp(logDensity(count)) }

    private func logDensity(_ count: Int) -> Double {
        let (all, bad, good) = (Double(trials), Double(count), Double(trials - count))
        if count == 0 { return all == 0 ? 0 : all * log1p(-probability) }
        if count == trials { return all * log(probability) }
        let factorials = Self.stirlingError(all) - Self.stirlingError(bad) - Self.stirlingError(good)
        let distance = Self.deviance(bad, all * probability) + Self.deviance(good, all * (1 - probability))
        return factorials - distance + 0.5 * log(all / (2 * .pi * bad * good))
    }

    /// What Stirling's formula lacks for the logarithm of a factorial: log n! − log(√(2πn) (n/e)ⁿ).
    private static func stirlingError(_ number: Double) -> Double {
        guard number > 15 else {
            let factorial = stride(from: 2, through: number, by: 1).reduce(1, *)
            return log(factorial) - (number + 0.5) * log(number) + number - 0.5 * log(2 * .pi)
        }
        let square = number * number
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / (1188.0 * square)) / square) / square) / square)
            / number
    }

    /// x log(x / expected) + expected − x, without the loss of digits where both are close.
    private static func deviance(_ number: Double, _ expected: Double) -> Double {
        let difference = number - expected
        guard abs(difference) < 0.1 * (number + expected) else {
            return number * log(number / expected) - difference
        }
        let ratio = difference / (number + expected)
        var (sum, power, divisor) = (difference * ratio, 2 * number * ratio, 3.0)
        while true {
            power *= ratio * ratio
            let next = sum + power / divisor
            if next == sum { return sum }
            (sum, divisor) = (next, divisor + 2)
        }
    }
}
