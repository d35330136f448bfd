/// What is known of the difference of two sides' values.
package struct ShiftEvidence: Equatable, Sendable {
    /// How many values each side has.
    package let count: Int
    /// The other side's median.
    package let median: Double
    /// By how much the canary's values lie above.
    package let shift: Shift
    /// By how much they may.
    package let margin: Double
    /// How probable differences of the kind are that were seen, or higher ones, if the shift were the margin;
    /// nil for Mann-Whitney's method, which has none.
    package let probability: Double?
}
