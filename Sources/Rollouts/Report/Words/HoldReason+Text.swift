import GoTemplate

extension HoldReason {
    /// Why a decision is needed; no full sentence.
    package func text(in plan: RolloutPlan) -> GoString {
        switch self {
        case .failed(let trouble): trouble.text
        case .inconclusive: "the checks prove neither"
        case .unanswered(.confirming): "nothing confirmed it in time"
        case .unanswered: "nobody answered in time"
        case .obstacle(let obstacle, let message): obstacle.text + (message.isEmpty ? "" : ": " + message)
        case .interrupted: "driver after driver died over this stage"
        case .unknownOutcome(let key): "nobody knows what became of " + key.text(in: plan)
        case .wentBack: "it went back to an earlier stage"
        }
    }
}

extension Obstacle {
    fileprivate var text: GoString {
        switch kind {
        case .guard: "the guard \"" + subject + "\" says no"
        case .foreignRevision:
            (revision.map { GoString("revision \($0) of ") } ?? "a revision of ") + subject + " is not the rollout's"
        case .changedRendering: subject + " no longer renders as it was reviewed"
        }
    }
}

extension StageTrouble {
    /// What went wrong; no full sentence.
    package var text: GoString { message.isEmpty ? cause.text : cause.text + ": " + message }
}

extension FailureCause {
    fileprivate var text: GoString {
        switch self {
        case .step: "a step failed"
        case .apply: "the upgrade failed"
        case .readiness: "not all got ready in time"
        case .test: "a test failed"
        case .check: "its checks failed"
        case .refused: "a confirmation was refused"
        case .rejected: "it was rejected"
        case .timeout: "nobody answered in time"
        case .stageLimit: "the time limit of the stage is over"
        case .rolloutLimit: "the time limit of the rollout is over"
        }
    }
}

extension FailureEffect {
    /// What it leads to; no full sentence.
    func text(in plan: RolloutPlan) -> GoString {
        switch self {
        case .goBack(let position): "it goes back to " + plan.title(of: position)
        case .hold: "it is held"
        case .proceed: "it goes on"
        }
    }
}
