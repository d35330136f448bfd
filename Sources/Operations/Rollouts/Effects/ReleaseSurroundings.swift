import GoLibrary
import GoTemplate
import Releases
import Rollouts

/// Carries a rollout's effects out on the releases of a store and a cluster.
final class ReleaseSurroundings: RolloutSurroundings {
    let rollout: StoredRollout
    let scopes: TargetScopes
    /// With the revisions that are pinned.
    let members: [GoString: RolloutMember]
    /// What the stages file says of all revisions.
    let settings: RevisionSettings
    let guards: GuardPolicy
    private let sequence: StageSequence
    /// How many revisions stay; 0 for all.
    let historyMaximum: Int
    private let signals: any RolloutSignals
    private let lock: DriveLock
    /// Whether threads of their own change targets; only the one that drives renews its lease.
    private(set) var isParallel = false

    init(
        _ rollout: StoredRollout, signals: any RolloutSignals, in scopes: TargetScopes, historyMaximum: Int,
        keeping lock: DriveLock
    ) throws {
        self.historyMaximum = historyMaximum
        sequence = try rollout.frozen.sequence()
        (settings, guards) = (sequence.revisionSettings, sequence.guards)
        (self.rollout, self.signals, self.scopes, self.lock) = (rollout, signals, scopes, lock)
        members = Dictionary(try rollout.members().map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }

    var frozen: FrozenPlan { rollout.frozen }

    var now: Instant { .now }

    /// What operations on a release work with.
    ///
    /// - Throws: `TargetFailure` where its target cannot be opened.
    func scope(of member: FrozenMember) throws -> OperationScope { try scopes.scope(of: member.target) }

    /// Nil where the plan has no such release.
    func sides(of member: FrozenMember) -> TrafficSides? {
        sequence.members.first { $0.name == member.name }?.sides
    }

    func perform(_ effect: Effect, of head: RolloutHead) throws -> EffectOutcome? {
        switch effect.work {
        case .apply(let member, let stage):
            let takesBack = head.accepted.contains(Obstacle(.drift))
            return try applying(effect, member) { member, scope, found in
                let gate = routeGate(of: member, stage: stage, head, in: scope, found: found)
                return try apply(member, stage: stage, takingBack: takesBack, asking: gate, scope)
            }
        case .goBack(let member, let target):
            return try applying(effect, member) { member, scope, _ in try goBack(member, to: target, scope) }
        // An upgrade that waits has waited.
        case .awaitReady: return EffectOutcome(.succeeded)
        case .test(let stage): return try test(stage: stage)
        case .step(let place):
            try keep(for: Self.signalTime)
            return signals.run(place, key: effect.key, in: rollout, head)
        case .notify(let kind):
            try keep(for: Self.signalTime)
            return signals.tell(kind, key: effect.key, in: rollout, head)
        case .measure: return nil
        }
    }

    func judge(_ checks: [DueCheck], of attempt: StageAttempt) throws -> [CheckJudgement] {
        try keep(for: Self.signalTime)
        return try signals.judge(checks, of: attempt, in: rollout, try rollout.head())
    }

    /// How long those who are asked and told may take together, one or another of whom does not answer.
    private static let signalTime = GoDuration(wrappingSeconds: 120)

    /// The lease of the drive lasts as long as an operation may.
    func keep(for timeout: GoDuration) throws {
        if isParallel { return }
        try lock.renew(for: timeout.nanoseconds / 1_000_000_000)
    }

    /// Runs something while the lease lasts for it, which is not renewed meanwhile.
    func whileKept<Output>(for timeout: GoDuration, _ body: () -> Output) throws -> Output {
        try keep(for: timeout)
        isParallel = true
        defer { isParallel = false }
        return body()
    }
}
