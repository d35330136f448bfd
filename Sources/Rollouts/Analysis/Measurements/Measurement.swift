/// One answer of a provider.
package struct Measurement: Equatable, Sendable {
    package let side: MeasuredSide
    package let instant: CheckInstant
    package let reading: Reading

    package init(side: MeasuredSide, instant: CheckInstant, reading: Reading) {
        self.side = side
        self.instant = instant
        self.reading = reading
    }
}
