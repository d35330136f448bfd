#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The standard normal distribution.
package enum NormalDistribution {
    /// P(Z ≥ `deviations`).
    package static func atLeast(_ deviations: Double) -> Double { erfc(deviations / 2.0.squareRoot()) / 2 }

    /// The deviations that are reached or exceeded with a probability, which is above 0 and below 1: 1.645
    /// for 5 %.
    package static func deviations(exceededWith probability: Double) -> Double {
        var (low, high) = (-40.0, 40.0)
        for _ in 0..<64 {
            let middle = (low + high) / 2
            if atLeast(middle) > probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
