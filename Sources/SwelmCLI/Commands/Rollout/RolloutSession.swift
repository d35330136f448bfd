import Failures
import GoTemplate
import Operations
import Releases
import Rollouts
import Signals

/// One run of a command that works on recorded rollouts.
struct RolloutSession {
    let invocation: Invocation
    let scope: OperationScope
    let log: Log
    private let accepted: AcceptedExits

    /// - Throws: `CommandFailure` for a flag that makes no sense; `StoreError`.
    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        log = Log(isDebugging: invocation.logsSteps)
        accepted = try AcceptedExits(invocation.flags)
        scope = try invocation.operationScope(log: log)
    }

    /// What this process knows of whoever runs the command, from the strongest evidence to the weakest.
    var evidence: [Actor] { Actor.evidence(scope.requester, invocation.context.environment) }

    var actor: Actor { evidence[0] }

    /// The same with what servers say, where that counts.
    func evidence(wanted: Set<IdentitySource>) -> [Actor] {
        scope.evidence(invocation.context.environment, wanted: wanted) { invocation.context.warn($0) }
    }

    /// What a rollout asks of the world beside releases, and tells it.
    func signals(of rollout: StoredRollout) throws -> any RolloutSignals {
        try WorldSignals(rollout.frozen, in: SignalSurroundings(environment: invocation.context.environment))
    }

    /// Where the releases of a file's targets are.
    func scopes(_ targets: [GoString: TargetDefinition]) -> TargetScopes {
        TargetOpening(invocation, own: scope, log: log).scopes(targets)
    }

    /// - Parameter name: `NAME.N`, a plan's name or a release's.
    func rollout(_ name: GoString) throws -> StoredRollout {
        try RolloutFinder(scope.store).rollout(name, namespace: invocation.settings.namespace)
    }

    /// What is asked of a rollout on behalf of whoever runs the command.
    func request(_ rollout: StoredRollout) -> RolloutRequest { RolloutRequest(rollout, by: actor) }

    /// Runs what a command does, and exits with the code that its end calls for.
    func run(_ body: () throws -> RolloutExit) throws {
        defer { invocation.context.write(log) }
        try accepted.end(try invocation.failing(with: GoString()) { try tellingWhoIsBusy(body) })
    }

    /// That somebody else is at work is no failure, but an exit code of its own.
    private func tellingWhoIsBusy(_ body: () throws -> RolloutExit) throws -> RolloutExit {
        do { return try body() } catch let busy as RolloutFailure where busy.isBusy {
            invocation.context.report(CommandFailure(busy.message, hint: busy.hint))
            return .busy
        }
    }
}

extension Invocation {
    /// Says that the next job of a pipeline may not find a rollout that is recorded in a file of this machine.
    func warnOfLonelyStore() {
        guard context.store == nil, case .sqlite? = try? effectiveStoreLocation(),
            CIEnvironment(context.environment).isPresent
        else { return }
        context.warn(
            "warning: the rollout is recorded in a file of this machine, which other jobs need to share; "
                + "--store or SWELM_STORE names a database")
    }
}
