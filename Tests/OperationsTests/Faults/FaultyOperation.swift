import Failures
import GoLibrary
import GoTemplate
import HTTP
import KubernetesClient
import Manifests
import Releases
import TestSupport

@testable import Operations

/// An operation on a release of a model cluster, with hooks and a wait, as a command does it.
enum FaultyOperation: String, CaseIterable, Sendable {
    case install, upgrade, rollback, uninstall, list

    static let key = ReleaseKey(namespace: "shop", name: "web")
    /// What no output may show.
    static let secret = "pl4nted-t0ken"

    private static func hook(_ name: String, _ events: String) -> String {
        let policies = "before-hook-creation,hook-succeeded"
        return """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: \(name)
              annotations: {helm.sh/hook: "\(events)", helm.sh/hook-delete-policy: "\(policies)"}
            spec: {template: {}}
            """
    }

    static let templates = [
        "before": hook("before", "pre-install,pre-upgrade,pre-rollback,pre-delete"),
        "after": hook("after", "post-install,post-upgrade,post-rollback,post-delete"),
        "one": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {a: \"{{ .Release.Revision }}\"}\n",
        "two": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\n",
        "web": """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec: {replicas: 1, selector: {matchLabels: {app: web}}}
        """,
    ]

    /// What is there before the operation begins.
    func before() throws -> ModelState {
        let cluster = try ModelCluster()
        let operations: [FaultyOperation] =
            switch self {
            case .install: []
            case .upgrade, .uninstall, .list: [.install]
            case .rollback: [.install, .upgrade]
            }
        for operation in operations { try operation.run(in: Self.scope(cluster)) }
        var state = cluster.snapshot
        state.forgetRequests()
        return state
    }

    static func scope(
        _ cluster: ModelCluster, holder: LeaseHolder? = nil, pace: LeasePace = LeasePace(), log: Log = Log()
    ) throws -> OperationScope {
        try scope(connection(cluster), holder: holder, pace: pace, log: log)
    }

    static func scope(
        _ connection: APIConnection, holder: LeaseHolder? = nil, pace: LeasePace = LeasePace(), log: Log = Log()
    ) throws -> OperationScope {
        let store = ClusterReleaseStore(APIRecordObjects(connection, kind: .secret), kind: .secret, pace: pace)
        var scope = OperationScope(
            store: store, cluster: KubernetesCluster(connection, log: log),
            requester: Requester(user: "ann", host: "here"), log: log)
        scope.holder = holder
        return scope
    }

    /// A process that has ended.
    static var deadHolder: LeaseHolder {
        let current = LeaseHolder.current(user: "bob", host: "here")
        return LeaseHolder(
            user: current.user, host: current.host, machine: current.machine, process: current.process,
            processStart: "1")
    }

    /// A process of another machine, of which nobody here knows whether it lives.
    static var foreignHolder: LeaseHolder {
        LeaseHolder(user: "eve", host: "far", machine: "another", process: 1, processStart: "1")
    }

    static func connection(_ cluster: ModelCluster) throws -> APIConnection {
        let endpoint = Endpoint(
            try GoURL(parsing: GoString(cluster.url)), proxy: .none, credentials: PlantedToken())
        return APIConnection(endpoint, on: try Loop())
    }

    /// What is done where the operation was cut off: an install must not find a release.
    var next: FaultyOperation { self == .install ? .uninstall : self }

    /// - Parameter timeout: of each step, in seconds.
    func run(in scope: OperationScope, timeout: Int64 = 5) throws {
        switch self {
        case .install:
            var installation = Installation(Self.key, options(timeout))
            installation.replaces = true
            _ = try installation.run(in: scope)
        case .upgrade: _ = try Upgrade(Self.key, options(timeout)).run(in: scope)
        case .rollback:
            var rollback = Rollback(Self.key)
            rollback.apply = options(timeout).apply
            _ = try rollback.run(in: scope)
        case .uninstall:
            var uninstallation = Uninstallation(Self.key)
            uninstallation.apply = options(timeout).apply
            uninstallation.ignoresMissing = true
            _ = try uninstallation.run(in: scope)
        case .list: _ = try scope.store.summaries(SummaryQuery(namespace: Self.key.namespace))
        }
    }

    private func options(_ timeout: Int64) -> ChangeOptions {
        var options = ReleaseFixture().options(of: Self.templates)
        options.apply.waitStrategy = .watcher
        options.apply.timeout = timeout
        return options
    }
}

/// Lets everybody in who says the word.
private final class PlantedToken: Credentials {
    func authorization() -> Authorization {
        var authorization = Authorization()
        authorization.headers.add("Authorization", GoString("Bearer \(FaultyOperation.secret)"))
        return authorization
    }

    func wereRefused(_ authorization: Authorization) -> Bool { false }
}
