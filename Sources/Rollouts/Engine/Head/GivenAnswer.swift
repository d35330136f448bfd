/// An answer to a gate with whoever gave it.
package struct GivenAnswer: Hashable, Sendable {
    package let answer: Answer
    package let isApproval: Bool
    package let actor: Actor

    package init(answer: Answer, isApproval: Bool, actor: Actor) {
        (self.answer, self.isApproval, self.actor) = (answer, isApproval, actor)
    }
}
