import GoLibrary
import GoTemplate

/// Drives a rollout: asks the engine what is next, has it done, and records what came out.
///
/// All that it knows is in the journal, so it can end at any point and another one goes on.
package struct RolloutDrive {
    package let plan: RolloutPlan
    /// Who drives.
    package let actor: Actor
    /// What the rollout is, as far as it was read.
    package private(set) var head = RolloutHead()
    private let journal: any RolloutJournal
    private let surroundings: any RolloutSurroundings

    package init(
        _ plan: RolloutPlan, by actor: Actor, journal: any RolloutJournal, in surroundings: any RolloutSurroundings
    ) {
        (self.plan, self.actor, self.journal, self.surroundings) = (plan, actor, journal, surroundings)
    }

    /// Takes in what others appended.
    package mutating func refresh() throws {
        for event in try journal.events(after: head.count) { head.fold(event) }
    }

    /// Whether nothing is due now, so that nobody has to drive.
    package mutating func isIdle() throws -> Bool {
        try refresh()
        return try newObstacle(to: nil) == nil
            && !RolloutEngine.next(head, plan, at: surroundings.now).contains(where: \.isWork)
    }

    /// Does all that is due, one thing after the other.
    ///
    /// - Parameter isDone: asked before each of them, whether whoever drives wants no more.
    package mutating func advance(until isDone: (RolloutHead) -> Bool = { _ in false }) throws -> DriveRest {
        while true {
            try refresh()
            if isDone(head) { return .stopped }
            if try holdsBeforeObstacle(to: nil) { continue }
            let actions = RolloutEngine.next(head, plan, at: surroundings.now)
            guard let action = actions.first(where: \.isWork) ?? actions.first else { return .ended }
            let together = actions.prefix { $0.target != nil }.compactMap(\.target)
            if together.count > 1 {
                if let rest = try perform(together) { return rest }
                continue
            }
            if let rest = try carryOut(action) { return rest }
        }
    }

    /// - Returns: nil where there may be more to do at once.
    private mutating func carryOut(_ action: RolloutAction) throws -> DriveRest? {
        switch action {
        case .wait(let until): return .waiting(until: until)
        case .record(let kind): _ = try append(kind)
        case .perform(let effect):
            if case .measure(let checks) = effect.work { return try judge(checks, effect) }
            return try perform(effect)
        }
        return nil
    }
}

// MARK: - Effects

extension RolloutDrive {
    private mutating func perform(_ effect: Effect) throws -> DriveRest? {
        if try holdsBeforeObstacle(to: effect) { return nil }
        if effect.work.needsIntent, try !append(.intent(effect.key)) { return nil }
        return try record(Result { try surroundings.perform(effect, of: head) }, of: effect)
    }

    /// Several at once: all are begun before any is done, and all that came out is recorded, whatever fails.
    private mutating func perform(_ effects: [Effect]) throws -> DriveRest? {
        for effect in effects where try holdsBeforeObstacle(to: effect) { return nil }
        for effect in effects {
            guard try append(.intent(effect.key)) else { return nil }
        }
        var (rest, failure): (DriveRest?, (any Error)?) = (nil, nil)
        for (effect, outcome) in zip(effects, surroundings.perform(effects, of: head)) {
            do { rest = try record(outcome, of: effect) ?? rest } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return rest
    }

    /// Records what came of an effect; what was in its way holds the rollout.
    private mutating func record(
        _ result: Result<EffectOutcome?, any Error>, of effect: Effect
    ) throws -> DriveRest? {
        do {
            guard let outcome = try result.get() else { return lookAgain }
            try appendAlways(.outcome(effect.key, outcome))
        } catch let hold as EffectHold {
            let outcome = EffectOutcome(.notYet, revision: hold.revision, message: hold.message)
            try appendAlways(.outcome(effect.key, outcome))
            try appendAlways(.held(.obstacle(hold.obstacle, message: hold.message)))
        }
        return nil
    }

    /// What happened is recorded whatever others appended meanwhile.
    private mutating func appendAlways(_ kind: RolloutEventKind) throws {
        while try !append(kind) { try refresh() }
    }

    private mutating func judge(_ checks: [DueCheck], _ effect: Effect) throws -> DriveRest? {
        guard let mark = effect.key.mark else { return nil }
        let judgements = try surroundings.judge(checks, of: mark)
        for judgement in judgements {
            guard try append(.judged(mark, judgement)) else { return nil }
        }
        return judgements.isEmpty ? lookAgain : nil
    }

    private var lookAgain: DriveRest { .waiting(until: surroundings.now.adding(.oneSecond)) }

    /// Holds the rollout where something is in its way that nobody accepted.
    ///
    /// - Parameter effect: what is about to be done; only what changes a release for a stage can be in question.
    private mutating func holdsBeforeObstacle(to effect: Effect?) throws -> Bool {
        guard let reason = try newObstacle(to: effect) else { return false }
        _ = try append(.held(reason))
        return true
    }

    /// What is in the way and was not accepted.
    private func newObstacle(to effect: Effect?) throws -> HoldReason? {
        guard head.state == .running || head.state == .waiting, effect.map(\.work.isApply) ?? true else { return nil }
        guard let found = try surroundings.obstacle(to: effect, of: head) else { return nil }
        return head.accepted.contains(found.obstacle) ? nil : .obstacle(found.obstacle, message: found.message)
    }

    /// - Returns: false where somebody was faster: what was decided may be wrong by now.
    private mutating func append(_ kind: RolloutEventKind) throws -> Bool {
        let event = RolloutEvent(kind, by: actor, at: surroundings.now)
        var next = head
        next.fold(event)
        guard try journal.append(event, becoming: next) else { return false }
        head = next
        return true
    }
}

extension Work {
    fileprivate var isApply: Bool { if case .apply = self { true } else { false } }
}

extension RolloutAction {
    /// The effect of an action that changes releases of one target; nil for any other.
    fileprivate var target: Effect? {
        guard case .perform(let effect) = self else { return nil }
        switch effect.work {
        case .apply, .goBack: return effect
        case .awaitReady, .test, .step, .measure, .notify: return nil
        }
    }
}
