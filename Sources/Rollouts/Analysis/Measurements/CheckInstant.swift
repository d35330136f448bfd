import GoLibrary

/// When a check looks: instants are fixed by the start of a stage, whenever somebody comes to ask.
package struct CheckInstant: Hashable, Sendable {
    /// Counted from 1 through all stages that one analysis spans.
    package let number: Int
    package let time: Instant
    /// How much of the time before counts.
    package let window: GoDuration

    package init(number: Int, time: Instant, window: GoDuration) {
        self.number = number
        self.time = time
        self.window = window
    }
}
