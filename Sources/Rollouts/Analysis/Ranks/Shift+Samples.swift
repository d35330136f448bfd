extension Shift {
    /// The shift between two samples: the median of all differences between a value of one and a value of the
    /// other.
    ///
    /// The interval is that of Mann's and Whitney's test in its normal form with half a step of correction,
    /// which is Kayenta's (MannWhitney.scala) and R's for values that may be equal.
    /// - Parameter tail: the probability that the true one lies beyond one end of the interval.
    package init?(from reference: [Double], to canary: [Double], tail: Double) {
        let differences = canary.flatMap { mine in reference.map { mine - $0 } }
        let mean = Double(differences.count) / 2
        let variance = Double(differences.count) * Double(canary.count + reference.count + 1) / 12
        self.init(candidates: differences, tail: tail) {
            NormalDistribution.atLeast((mean - Double($0) - 0.5) / variance.squareRoot())
        }
    }
}
