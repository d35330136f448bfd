import GoTemplate
import Rollouts

/// Answers to gates.
extension RolloutRequest {
    /// Approves a stage, or rejects it.
    ///
    /// - Parameters:
    ///   - stage: the name of the stage that is meant; nil for whichever waits.
    ///   - evidence: what is known of whoever answers, the strongest first; the first that counts is recorded.
    ///   - sign: signs the answer, and tells who did; nil where it is not signed.
    /// - Throws: `RolloutFailure.answer` where none counts; the answer is not recorded then.
    @discardableResult
    package func answer(
        isApproval: Bool, stage: GoString? = nil, by evidence: [Actor], reason: GoString,
        signedBy sign: ((inout Answer) throws -> Actor)? = nil
    ) throws -> RolloutHead {
        try append(isApproval ? "an approval" : "a rejection") { head in
            var answer = try self.answer(head, stage, reason)
            let evidence = try [sign?(&answer)].compactMap(\.self) + evidence
            let given = evidence.map { [answer] in GivenAnswer(answer: answer, isApproval: isApproval, actor: $0) }
            let refusals = given.map { head.refusal(of: $0, in: rollout.frozen.plan) }
            guard let index = refusals.firstIndex(of: nil) else {
                throw RolloutFailure.answer(refusals.compactMap(\.self).first ?? .otherStage)
            }
            return RolloutEvent(isApproval ? .approved(answer) : .rejected(answer), by: evidence[index], at: now())
        }
    }

    private func answer(_ head: RolloutHead, _ name: GoString?, _ reason: GoString) throws -> Answer {
        guard let attempt = head.current, let stage = rollout.frozen.plan.stage(head.stage) else {
            throw RolloutFailure.answer(.otherStage)
        }
        if let name, try rollout.index(ofStage: name) != head.stage { throw RolloutFailure.answer(.otherStage) }
        return Answer(to: attempt.mark, digest: stage.digest, reason: reason)
    }
}
