import GoLibrary
import GoTemplate

/// How a rollout goes back, and what follows its end.
extension RolloutEngine {
    /// Nothing stops a return: no limit, no window, no gate; a step that fails again and again leaves it stuck.
    var returnActions: [RolloutAction] {
        guard let back = head.back else { return [.record(.returned)] }
        let steps = plan.path(of: back).steps
        guard back.done < steps.count else { return [.record(end(of: back))] }
        return stepActions(to: steps[back.done], back)
    }

    /// Each release that the step changes, those first that depend on others.
    ///
    /// Of a target where one does not come back the others wait; other targets go back all the same.
    private func stepActions(to next: Position, _ back: ReturnProgress) -> [RolloutAction] {
        var (troubles, rows) = ([GoString](), [[RolloutAction]]())
        for chain in plan.chains(of: members(changedBy: next).reversed()) {
            switch progress(ofStep: chain, to: next, back) {
            case .done: continue
            case .failed(let message), .refused(let message): troubles.append(message)
            case .next(let actions): rows.append(actions)
            }
        }
        if let actions = RolloutAction.together(rows, atMost: plan.parallel) { return actions }
        let isStuck = !troubles.isEmpty
        return [.record(isStuck ? .stuck(message: troubles.joined(by: "; ")) : .steppedBack(to: next))]
    }

    /// How far the releases of one target are, one after the other.
    private func progress(ofStep members: [GoString], to next: Position, _ back: ReturnProgress) -> EffortProgress {
        for member in members {
            let progress = progress(ofStep: member, to: next, back)
            guard case .done = progress else { return progress }
        }
        return .done
    }

    private func progress(ofStep member: GoString, to next: Position, _ back: ReturnProgress) -> EffortProgress {
        let key = EffectKey.back(back.number, step: back.done, member: member)
        let progress = progress(
            of: key, .goBack(member, to: next), retries: plan.returning.retries, pause: Self.returnPause)
        guard case .next(let actions) = progress else { return progress }
        return .next(whenDrained(before: next) ?? actions)
    }

    /// The releases that are not the same at a position as they are now.
    private func members(changedBy next: Position) -> [GoString] {
        let between = plan.stages.indices.filter { index in
            let stage = Position.stage(index)
            return min(head.position, next) < stage && stage <= max(head.position, next)
        }
        let changed = Set(between.flatMap { plan.stages[$0].members }).intersection(head.touched)
        return plan.members.filter(changed.contains)
    }

    private func end(of back: ReturnProgress) -> RolloutEventKind {
        back.target == .base ? .returned : .arrived
    }

    private static let returnPause = GoDuration(wrappingSeconds: 10)

    /// Steps after the end decide nothing any more.
    var endActions: [RolloutAction] {
        for (index, step) in plan.finally.enumerated() {
            let key = EffectKey.end(head.ends, step: index)
            let progress = progress(of: key, .step(.finally(index: index)), retries: step.retries)
            if case .next(let actions) = progress { return actions }
        }
        return []
    }
}

extension RolloutPlan {
    /// The way of a return.
    package func path(of back: ReturnProgress) -> ReturnPath {
        returnPath(from: back.origin, to: destination(of: back))
    }

    /// A first install goes back to its first stage, once that had passed, for there is nothing before it.
    private func destination(of back: ReturnProgress) -> Position {
        guard back.target == .base, !hasBase, back.origin > .stage(0) else { return back.target }
        return normalized(.stage(0))
    }
}
