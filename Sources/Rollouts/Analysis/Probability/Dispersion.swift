/// How much more the windows of a stage differ than independent requests would let them: bursts make a stage
/// prove less than the number of its requests says.
package struct Dispersion: Sendable {
    /// With fewer windows there is nothing to estimate.
    package static let leastWindows = 3

    package private(set) var windows = 0
    package private(set) var bad = 0
    package private(set) var of = 0
    /// The sum of bad² / of over the windows.
    private var squares = 0.0

    package init() {}

    /// Adds a window; one without requests says nothing.
    package mutating func add(_ counts: RatioCounts) {
        guard counts.of > 0 else { return }
        windows += 1
        bad &+= counts.bad
        of &+= counts.of
        squares += Double(counts.bad) * Double(counts.bad) / Double(counts.of)
    }

    /// Pearson's χ² of the windows by its degrees of freedom, at least 1; nil for fewer than three windows.
    package var factor: Double? {
        guard windows >= Self.leastWindows else { return nil }
        let rate = Double(bad) / Double(of)
        guard rate > 0, rate < 1 else { return 1 }
        let spread = squares - Double(bad) * rate
        return max(1, spread / (rate * (1 - rate)) / Double(windows - 1))
    }
}
