/// One of the times at which what is known so far is judged.
package enum Look: Sendable, CaseIterable {
    /// Before the end, or after a pass while the side still serves: only what is strictly bad counts.
    case early
    /// The end of the stage, or of its extension.
    case last
    /// Between both: what is strictly bad or strictly good counts.
    case extended
}
