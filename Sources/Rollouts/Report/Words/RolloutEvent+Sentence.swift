import GoTemplate

extension RolloutEvent {
    /// What happened, for people; who did it stands in it where a person asked for it.
    package func sentence(in plan: RolloutPlan) -> GoString {
        let words = kind.words(in: plan, by: actor.name)
        guard let first = words.bytes.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first, !kind.isPersons else {
            return words + "."
        }
        return GoString([first - 0x20]) + words.suffix(from: 1) + "."
    }
}

extension RolloutEventKind {
    /// Whether its words begin with a person's name, which is written as it is.
    fileprivate var isPersons: Bool {
        switch self {
        case .started, .approved, .rejected, .paused, .resumed, .decided, .retried, .aborted, .undone, .abandoned: true
        case .begun, .entered, .advanced, .finished, .asked, .answered, .failed, .inconclusive, .held, .intent,
            .outcome,
            .judged, .steppedBack, .arrived, .returned, .stuck:
            false
        }
    }

    fileprivate func words(in plan: RolloutPlan, by name: GoString) -> GoString {
        switch self {
        case .started(let origin): name + " started it" + origin.words(in: plan)
        case .begun: "it began"
        case .finished: "it finished: all stages passed"
        case .held(let reason): "it is held: " + reason.text(in: plan)
        case .intent(let key): key.text(in: plan) + " begins"
        case .outcome(let key, let outcome): key.text(in: plan) + outcome.words
        case .steppedBack(let position): "it went back to " + plan.title(of: position)
        case .arrived: "it arrived at the stage it went back to"
        case .returned: "it returned: what is deployed is what was before its start"
        case .stuck(let message): "its return is stuck: " + message
        case .approved, .rejected, .paused, .resumed, .decided, .retried, .aborted, .undone, .abandoned:
            requestWords(in: plan, by: name)
        case .entered, .advanced, .asked, .answered, .failed, .inconclusive, .judged: courseWords(in: plan)
        }
    }

    private func courseWords(in plan: RolloutPlan) -> GoString {
        switch self {
        case .entered(let mark, let phase): plan.title(of: mark) + " " + phase.predicate
        case .advanced(let stage): plan.title(ofStage: stage) + " follows"
        case .asked(let mark): "it waits for an answer to " + plan.title(of: mark)
        case .answered(let mark, let answer): plan.title(of: mark) + answer.words
        case .failed(let mark, let trouble, let effect):
            plan.title(of: mark) + " failed: " + trouble.text + "; " + effect.text(in: plan)
        case .inconclusive(let mark, let effect):
            "the checks of " + plan.title(of: mark) + " prove neither; " + effect.text(in: plan)
        case .judged(let mark, let judgement):
            GoString("check \(judgement.check) of ") + plan.title(of: mark) + ": " + judgement.words
        default: ""
        }
    }

    private func requestWords(in plan: RolloutPlan, by name: GoString) -> GoString {
        switch self {
        case .approved(let answer):
            name + " approved " + plan.title(of: answer.mark) + quoted(answer.reason)
        case .rejected(let answer):
            name + " rejected " + plan.title(of: answer.mark) + quoted(answer.reason)
        case .paused(let reason): name + " paused it" + quoted(reason)
        case .resumed(let reason): name + " resumed it" + quoted(reason)
        case .decided(let decision, let reason): name + " decided " + decision.words + quoted(reason)
        case .retried(let reason): name + " has the stage done anew" + quoted(reason)
        case .aborted(let target, let reason):
            name + " aborted it, back to " + plan.title(of: target) + quoted(reason)
        case .undone(let reason): name + " has it undone" + quoted(reason)
        case .abandoned(let reason): name + " abandoned it" + quoted(reason)
        default: ""
        }
    }

    private func quoted(_ reason: GoString) -> GoString { reason.isEmpty ? "" : ": \"" + reason + "\"" }
}

extension RolloutPlan {
    /// The stage's title, with the number of the attempt where it is not the first.
    fileprivate func title(of mark: StageAttempt) -> GoString {
        let title = title(ofStage: mark.stage)
        return mark.attempt > 1 ? title + GoString(" (attempt \(mark.attempt))") : title
    }
}

extension RolloutOrigin {
    fileprivate func words(in plan: RolloutPlan) -> GoString {
        let place: GoString = stage.map { " at " + plan.title(ofStage: $0) + ", which was in place" } ?? ""
        return reason.isEmpty ? place : place + ", though it was blocked: \"" + reason + "\""
    }
}

extension EffectOutcome {
    fileprivate var words: GoString {
        let tail = message.isEmpty ? "" : ": " + message
        let made = revision.map { GoString(", revision \($0)") } ?? ""
        return switch result {
        case .succeeded: " succeeded" + made
        case .failed: " failed" + made + tail
        case .refused: " was refused" + tail
        case .notYet: " has no answer yet" + tail
        }
    }
}

extension GateAnswer {
    fileprivate var words: GoString {
        switch self {
        case .approved: " is approved"
        case .confirmed: " is confirmed"
        case .timedOut: " goes on, for nobody answered in time"
        }
    }
}

extension CheckJudgement {
    fileprivate var words: GoString {
        let word: GoString =
            switch verdict {
            case .passed: "passed"
            case .failed: "failed"
            case .inconclusive: isFinal ? "nothing is proven" : "good so far"
            }
        return message.isEmpty ? word : word + ", " + message
    }
}

extension ResumeDecision {
    fileprivate var words: GoString {
        switch self {
        case .proceed: "to go on as if it had passed"
        case .again: "to judge it anew"
        case .acceptRevision: "to go on from the revision that is not the rollout's"
        }
    }
}
