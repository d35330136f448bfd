import GoTemplate

extension ApprovalPolicy {
    /// Why an answer does not count; nil where it does.
    ///
    /// - Parameter author: whoever started the rollout.
    package func refusal(
        of given: GivenAnswer, to stage: PlannedStage, author: Actor?
    ) -> ApprovalRefusal? {
        let person = given.actor
        if given.answer.digest != stage.digest { return .otherContent }
        if !people.isEmpty && !people.contains(person.name) { return .notAsked(person.name) }
        if !identity.isEmpty && !identity.contains(person.source) { return .weakIdentity(person.source) }
        if notAuthor && person.name == author?.name { return .author(person.name) }
        return needsReason && given.answer.reason.isEmpty ? .noReason : nil
    }
}

extension RolloutHead {
    /// Why an answer that somebody is about to give is not taken; nil where it counts.
    package func refusal(of given: GivenAnswer, in plan: RolloutPlan) -> ApprovalRefusal? {
        guard isCurrent(given.answer.mark), let stage = plan.stage(given.answer.mark.stage) else { return .otherStage }
        guard let policy = stage.approval, current?.phase == .approving else { return .notOpen(stage.name) }
        guard state == .waiting || state == .running else { return .notOpen(stage.name) }
        return policy.refusal(of: given, to: stage, author: author)
    }
}
