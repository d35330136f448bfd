/// An answer to a gate with whoever gave it.
package struct GivenAnswer: Hashable, Sendable {
    package let answer: Answer
    package let isApproval: Bool
    package let actor: Actor
}
