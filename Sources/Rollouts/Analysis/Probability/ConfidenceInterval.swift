/// Between which numbers a measured one may truly lie.
package struct ConfidenceInterval: Equatable, Sendable {
    package let low: Double
    package let high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}
