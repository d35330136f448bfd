import GoLibrary
import GoTemplate
import Rollouts

/// Changes several targets at once.
extension ReleaseSurroundings {
    /// Each on a thread of its own, where each has a store and a connection of its own; else one after the other.
    func perform(_ effects: [Effect], of head: RolloutHead) -> [Result<EffectOutcome?, any Error>] {
        guard areSeparate(effects) else { return effects.map { effect in Result { try perform(effect, of: head) } } }
        let time = effects.map { longestWait(of: $0) }.max { $0.nanoseconds < $1.nanoseconds }
        do {
            defer { gatherLogs() }
            return try whileKept(for: time ?? GoDuration(nanoseconds: 0)) { performAtOnce(effects, head) }
        } catch {
            return effects.map { _ in .failure(error) }
        }
    }

    private func performAtOnce(_ effects: [Effect], _ head: RolloutHead) -> [Result<EffectOutcome?, any Error>] {
        // What threads share is looked at only; each changes the store and the cluster of its target.
        nonisolated(unsafe) let surroundings = self
        nonisolated(unsafe) let head = head
        let threads = effects.map { effect in
            WorkerThread(stackSize: LargeStack.size) { SharedResult { try surroundings.perform(effect, of: head) } }
        }
        return zip(effects, threads).map { effect, thread in
            thread?.join().result ?? Result { try surroundings.perform(effect, of: head) }
        }
    }

    /// Whether no two effects meet in a store, or in that of the rollout.
    private func areSeparate(_ effects: [Effect]) -> Bool {
        let members = effects.compactMap { frozen.member($0.key.member) }
        let stores = members.compactMap { try? scope(of: $0).store }
        guard stores.count == effects.count, Set(members.map(\.target)).count == members.count else { return false }
        let all = stores.map { ObjectIdentifier($0) } + [ObjectIdentifier(scopes.own.store)]
        return Set(all).count == all.count
    }

    private func longestWait(of effect: Effect) -> GoDuration {
        guard case .apply(_, let stage) = effect.work else { return frozen.plan.returning.wait }
        return frozen.plan.stage(stage)?.wait ?? frozen.plan.returning.wait
    }

    /// Targets log by themselves, so that no two threads write one log.
    func gatherLogs() {
        for member in frozen.members where !member.target.isEmpty {
            guard let scope = try? scope(of: member), scope.log !== scopes.own.log else { continue }
            scopes.own.log.append(scope.log.drain())
        }
    }
}

/// What one thread comes to.
private struct SharedResult: @unchecked Sendable {
    let result: Result<EffectOutcome?, any Error>

    init(_ body: () throws -> EffectOutcome?) { result = Result(catching: body) }
}
