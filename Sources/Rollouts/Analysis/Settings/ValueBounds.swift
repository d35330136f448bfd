/// The least and the largest number that is good; nil: any.
package struct ValueBounds: Equatable, Sendable {
    package let min: Double?
    package let max: Double?

    package init(min: Double? = nil, max: Double? = nil) {
        self.min = min
        self.max = max
    }

    /// Whether a number, which may be infinite, is within.
    package func allow(_ number: Double) -> Bool { number >= min ?? -.infinity && number <= max ?? .infinity }
}
