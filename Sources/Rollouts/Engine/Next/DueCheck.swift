/// A check whose measurements are there.
package struct DueCheck: Hashable, Sendable {
    /// From 1 on, since the stage began to bake.
    package let number: Int
    /// The end of its window.
    package let instant: Instant
    /// Whether the stage may pass by it; before, only a failure counts, and looks are strict.
    package let isFinal: Bool
}
