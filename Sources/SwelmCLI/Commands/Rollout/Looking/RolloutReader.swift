import Diffing
import GoLibrary
import GoTemplate
import Operations
import Releases
import Rollouts

/// Reads recorded rollouts for commands that show them, and changes nothing.
struct RolloutReader {
    private let store: any TransactionalStore
    /// Gives where the releases of targets are.
    private let scopes: ([GoString: TargetDefinition]) throws -> TargetScopes

    /// - Throws: `RolloutFailure` for a store that has no place for rollouts.
    init(_ store: any ReleaseStore, scopes: @escaping ([GoString: TargetDefinition]) throws -> TargetScopes) throws {
        guard let store = store as? any TransactionalStore else { throw RolloutFailure.noTransactions }
        (self.store, self.scopes) = (store, scopes)
    }

    /// - Throws: `StoreError` where the store cannot be read.
    init(_ invocation: Invocation) throws {
        try self.init(try invocation.openStoreToRead(), scopes: invocation.targetsToRead)
    }

    /// The rollout that a command is about: its first argument is `NAME.N`, or the name of a plan or of a release.
    func rollout(of invocation: Invocation) throws -> StoredRollout {
        let namespace = invocation.settings.namespace
        return try RolloutFinder(store).rollout(invocation.arguments[0], namespace: namespace)
    }

    /// All rollouts of the store, in the order of name and number.
    func summaries() throws -> [RolloutSummary] { try store.read { try $0.rollouts(named: nil) } }

    /// What is known of a rollout now: events and measurements of one moment.
    func report(_ rollout: StoredRollout) throws -> RolloutReport {
        let stored = try store.read { transaction in
            (
                entries: try transaction.entries(of: rollout.key, after: 0),
                samples: try transaction.samples(of: rollout.key)
            )
        }
        var record = RecordedRollout(
            name: rollout.key.text, plan: rollout.frozen.plan,
            events: try stored.entries.map { try RolloutEvent(json: $0.json) })
        record.bases = Dictionary(
            rollout.frozen.members.compactMap { member in member.base.map { (member.name, $0.revision) } },
            uniquingKeysWith: { first, _ in first })
        record.take(try rollout.frozen.sequence())
        try record.take(stored.samples)
        return RolloutReport(record, at: .now)
    }

    /// What each stage changed, by its index, but on targets that are away.
    func changes(_ rollout: StoredRollout, _ report: RolloutReport) throws -> [Int: [DiffReport]] {
        let targets = try rollout.frozen.sequence().targets
        let scopes = targets.isEmpty ? nil : try? scopes(targets)
        let changes = try StageChanges(of: rollout) { [store] member in
            member.target.isEmpty ? store : try? scopes?.scope(of: member.target).store
        }
        return try changes.reports(report)
    }

    /// The page of a rollout that needs nothing but itself.
    ///
    /// - Parameter refresh: how often it reads itself again; nil for never.
    func page(_ rollout: StoredRollout, _ report: RolloutReport, refresh: GoDuration? = nil) throws -> [UInt8] {
        RolloutPage.bytes(
            of: report, changes: try changes(rollout, report),
            refresh: refresh.map { max(1, Int($0.seconds.rounded())) })
    }

    /// How many rollouts of the same plan ended in each way.
    func outcomes(like rollout: StoredRollout) throws -> [RolloutState: Int] {
        let all = try store.read { try $0.rollouts(named: rollout.key.name) }
        let states = all.compactMap { RolloutState(rawValue: $0.state.text) }
        return states.filter { !$0.holdsClaim }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
