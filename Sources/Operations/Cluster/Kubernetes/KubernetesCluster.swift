import Failures
import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// The objects of releases in a Kubernetes cluster.
///
/// Mirrors pkg/kube client.go Client.
package final class KubernetesCluster: Cluster {
    private let access: ClusterConnection
    let log: Log
    /// What the server said of itself.
    private var knownVersion: ServerVersion?
    /// Hears what happens; nil where nobody wants to.
    let progress: (any ProgressSink)?
    /// What progress must not show.
    private(set) var secretWords = SecretWords()

    package init(_ access: ClusterConnection, log: Log, telling progress: (any ProgressSink)? = nil) {
        self.access = access
        self.log = log
        self.progress = progress
    }

    package convenience init(_ connection: APIConnection, log: Log, telling progress: (any ProgressSink)? = nil) {
        self.init(ClusterConnection(connection), log: log, telling: progress)
    }

    var connection: APIConnection {
        get throws(ClusterFailure) { try access.opened() }
    }

    package var isPresent: Bool { true }

    /// Refuses where the server does not answer.
    package func checkReachable(for work: ClusterWork) throws(ClusterFailure) {
        do throws(ClusterFailure) {
            if work == .objects { try connection.discoverAhead() }
            _ = try serverVersion()
        } catch {
            throw ClusterFailure("kubernetes cluster unreachable: " + error.message, kind: .unreachable)
        }
    }

    /// What the server says of itself, asked once.
    func serverVersion() throws(ClusterFailure) -> ServerVersion {
        if let knownVersion { return knownVersion }
        let connection = try connection
        do throws(APIFailure) {
            let version = try connection.serverVersion()
            knownVersion = version
            return version
        } catch {
            throw ClusterFailure(error)
        }
    }

    /// What tells the cluster from others; nil where the account may not ask.
    package func identity() throws(ClusterFailure) -> GoString? {
        let connection = try connection
        guard let path = try? APIPath(.namespaces, in: "", named: "kube-system") else { return nil }
        do throws(APIFailure) {
            return LiveObject(try connection.send(.get(path, as: .metadata))).uid
        } catch {
            if error.status?.reason == .forbidden || error.isNotFound { return nil }
            throw ClusterFailure(error)
        }
    }

    /// Finds out what a change comes to; nothing is changed.
    package func plan(_ change: ReleaseChange, _ options: ApplyOptions) throws(ClusterFailure) -> ApplyPlan {
        let planner = ChangePlanner(connection: try connection, options: options)
        let steps =
            switch change {
            case .customResources(let file, _): try planner.customResources(file)
            case .namespace(let name, _): try planner.namespace(name)
            case .install(let release): try planner.install(release)
            case .upgrade(let old, let new): try planner.upgrade(from: old, to: new)
            case .rollback(let old, let new): try planner.rollback(from: old, to: new)
            case .uninstall(let manifests, let key): try planner.uninstall(manifests, of: key)
            }
        for step in steps { [step.target?.object, step.original].forEach { $0.map { secretWords.add($0) } } }
        return ApplyPlan(change, steps: steps)
    }

    /// Asks the server what the objects of a plan would become, and what they are now; nothing is changed.
    package func foresee(_ plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure) -> [ForeseenObject] {
        let method = plan.change.method
        let foresight = ChangeForesight(
            connection: try connection, method: method, options: options, words: secretWords)
        return try foresight.foresee(plan.steps)
    }

    /// Does what was planned.
    package func apply(
        _ plan: ApplyPlan, _ options: ApplyOptions, noting applied: inout Applied
    ) throws(ClusterFailure) {
        var executor = try executor(options)
        if let progress {
            progress.note(.planned(plan))
            let words = secretWords
            executor.report = { progress.note(.step($0, $1, failure: ($2?.message).map(words.masked))) }
        }
        switch plan.change {
        case .customResources(let file, let method):
            try executor.createCustomResources(plan.steps, of: file, by: method, noting: &applied)
        case .namespace(_, let method): try executor.createMissing(plan.steps, by: method, noting: &applied)
        case .install(let release):
            try inOrder(plan, options, noting: &applied) { steps, applied throws(ClusterFailure) in
                try executor.install(steps, release, noting: &applied)
            }
        case .upgrade(let old, let new):
            let migrates = old.method == .clientSide && new.method == .serverSide
            try update(plan, .init(method: new.method, migrates: migrates), by: executor, noting: &applied)
        case .rollback(_, let new):
            try update(plan, .init(method: new.method, migrates: true), by: executor, noting: &applied)
        case .uninstall:
            try executor.delete(plan.steps.compactMap(\.target), options.propagation, noting: &applied)
        }
    }

    private func update(
        _ plan: ApplyPlan, _ method: PlanExecutor.UpdateMethod, by executor: PlanExecutor, noting applied: inout Applied
    ) throws(ClusterFailure) {
        try inOrder(plan, executor.options, noting: &applied) { steps, applied throws(ClusterFailure) in
            try executor.update(steps, method, noting: &applied)
        }
    }

    /// Deletes objects in the background, without waiting; those that are not there are no failure.
    package func delete(_ objects: [ObjectKey], _ options: ApplyOptions) throws(ClusterFailure) {
        var applied = Applied()
        try executor(options).delete(mapped(objects), .background, noting: &applied)
    }

    func executor(_ options: ApplyOptions) throws(ClusterFailure) -> PlanExecutor {
        PlanExecutor(connection: try connection, options: options, log: log)
    }

    private func mapped(_ keys: [ObjectKey]) throws(ClusterFailure) -> [MappedObject] {
        let connection = try connection
        var objects: [MappedObject] = []
        for key in keys {
            do throws(APIFailure) {
                guard let resource = try connection.resource(of: key.groupVersionKind) else { continue }
                objects.append(MappedObject(object: LiveObject(naming: key), resource: resource))
            } catch {
                throw ClusterFailure(error, object: key)
            }
        }
        return objects
    }
}

extension ReleaseObjects {
    /// How the objects are applied; releases of Helm 3 say nothing, and were made by client-side changes.
    var method: ApplyMethod { applyMethod == .known(.serverSide) ? .serverSide : .clientSide }
}

extension ReleaseChange {
    /// How the objects of the new side are applied.
    fileprivate var method: ApplyMethod {
        switch self {
        case .customResources(_, let method), .namespace(_, let method): method
        case .install(let release), .upgrade(_, let release), .rollback(_, let release): release.method
        case .uninstall: .serverSide
        }
    }
}
