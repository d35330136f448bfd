/// How far a return is.
package struct ReturnProgress: Equatable, Sendable {
    /// How many there were before in this rollout, and 1.
    package let number: Int
    /// What was applied, or begun to be, when it started.
    package let origin: Position
    package let target: Position
    /// How many of its steps are done.
    package internal(set) var done = 0
}
