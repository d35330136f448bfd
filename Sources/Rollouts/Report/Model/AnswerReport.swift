import GoTemplate

/// A person's answer to a gate, and when it was given.
package struct AnswerReport: Equatable, Sendable {
    package let given: GivenAnswer
    package let time: Instant
    /// Why it does not count; nil where it does.
    package let refusal: ApprovalRefusal?
}
