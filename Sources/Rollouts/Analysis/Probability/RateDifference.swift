/// How much higher the canary's rate is than a multiple of the rate that it is held against.
package struct RateDifference: Sendable {
    package let canary: Proportion
    package let reference: Proportion
    /// 1 for the plain difference; 1.2 asks by how much the canary is beyond 120 % of the other rate.
    package let multiple: Double

    package init(canary: Proportion, reference: Proportion, multiple: Double = 1) {
        self.canary = canary
        self.reference = reference
        self.multiple = multiple
    }

    package var estimate: Double { canary.rate - multiple * reference.rate }

    /// Newcombe's interval (1998, method 10), made of Wilson's for both rates.
    ///
    /// For multiples it is Zou's and Donner's (2008), which has the uncertainty of both rates in the same
    /// way.
    package func interval(deviations: Double) -> ConfidenceInterval {
        let mine = canary.interval(deviations: deviations)
        let others = reference.interval(deviations: deviations)
        let below = Self.length(canary.rate - mine.low, multiple * (others.high - reference.rate))
        let above = Self.length(mine.high - canary.rate, multiple * (reference.rate - others.low))
        return ConfidenceInterval(low: estimate - below, high: estimate + above)
    }

    private static func length(_ first: Double, _ second: Double) -> Double {
        (first * first + second * second).squareRoot()
    }
}
