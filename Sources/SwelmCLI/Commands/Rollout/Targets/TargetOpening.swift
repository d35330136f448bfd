import Failures
import GoTemplate
import Operations
import Releases
import Rollouts
import Signals

/// Opens the stores and clusters of targets for a command.
final class TargetOpening {
    private let invocation: Invocation
    /// Where the rollout is recorded.
    private let own: OperationScope
    private let log: Log
    /// What is open already: two targets may share a store.
    private var stores: [(location: StoreLocation, store: any ReleaseStore)] = []

    init(_ invocation: Invocation, own: OperationScope, log: Log) {
        (self.invocation, self.own, self.log) = (invocation, own, log)
    }

    /// The scopes of a rollout or a plan.
    ///
    /// - Parameter targets: by name.
    func scopes(_ targets: [GoString: TargetDefinition]) -> TargetScopes {
        TargetScopes(own, targets: targets) { [self] in try scope(of: $0) }
    }

    /// - Throws: for a context that is not there, and a store that cannot be opened.
    private func scope(of target: TargetDefinition) throws -> OperationScope {
        // Targets may be changed at once, so that each has a log, and none shows its progress.
        let log = Log(isDebugging: log.isDebugging)
        let connection = try invocation.clusterConnection(to: target.context, log: log)
        // A context that is not there is said before anything is asked.
        _ = try connection?.opened()
        let cluster: any Cluster = connection.map { KubernetesCluster($0, log: log) } ?? own.cluster
        var scope = OperationScope(
            store: try store(of: target, connection), cluster: cluster, requester: own.requester, log: log)
        (scope.lockTimeout, scope.reason, scope.holder) = (own.lockTimeout, own.reason, own.holder)
        return scope
    }

    /// The store that it names; else the Secrets of its cluster, as in Helm, or that of the rollout.
    private func store(
        of target: TargetDefinition, _ connection: ClusterConnection?
    ) throws -> any ReleaseStore {
        if let named = target.store {
            let keeper = SecretKeeper(try SignalSurroundings(environment: invocation.context.environment))
            return try open(StoreLocation(parsing: keeper.text(named, [:])), connection)
        }
        guard target.context != nil, let connection else { return own.store }
        return try invocation.open(.cluster(.secret), connection)
    }

    private func open(_ location: StoreLocation, _ connection: ClusterConnection?) throws -> any ReleaseStore {
        if case .cluster = location { return try invocation.open(location, connection) }
        if invocation.context.store == nil, try location == invocation.effectiveStoreLocation() { return own.store }
        if let known = stores.first(where: { $0.location == location }) { return known.store }
        let store = try invocation.open(location, connection)
        stores.append((location, store))
        return store
    }
}

extension Invocation {
    /// Opens the targets of a file for a command that only reads; the command's own cluster is asked where there are none.
    func targetsToRead(_ targets: [GoString: TargetDefinition]) throws -> TargetScopes {
        let log = Log(isDebugging: logsSteps)
        // Nobody has to be known who only looks.
        let nobody = Requester(user: GoString(), host: GoString())
        guard targets.isEmpty else {
            let own = try operationScope(log: log, for: nobody)
            return TargetOpening(self, own: own, log: log).scopes(targets)
        }
        let (store, cluster) = try openToRead(log: log, for: .records)
        return TargetScopes(OperationScope(store: store, cluster: cluster, requester: nobody, log: log))
    }
}
