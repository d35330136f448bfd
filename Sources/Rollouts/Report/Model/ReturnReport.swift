import GoTemplate

/// A return: why, which way, and how far.
package struct ReturnReport: Sendable {
    /// What led to it, as a sentence.
    package let cause: GoString
    package let begin: Instant
    package let origin: Position
    package let target: Position
    /// Whether no step changes pods under traffic.
    package let isSafe: Bool
    package internal(set) var steps: [Step]

    /// One ordinary revision of each release that it changes.
    package struct Step: Sendable {
        package let position: Position
        /// Nil before it is done.
        package internal(set) var doneAt: Instant?
        package internal(set) var revisions: [GoString: Int] = [:]
    }
}
