import Charts
import Failures
import GoTemplate
import Releases

@testable import Operations

/// A release whose chart has a hook before upgrades and an object that is kept.
struct ReleaseFixture {
    let store = MemoryStore()
    let key: ReleaseKey

    init(namespace: GoString = "shop") { key = ReleaseKey(namespace: namespace, name: "web") }

    func scope(_ cluster: any Cluster, store: (any ReleaseStore)? = nil, log: Log = Log()) -> OperationScope {
        OperationScope(
            store: store ?? self.store, cluster: cluster, requester: Requester(user: "ann", host: "here"), log: log)
    }

    func options(_ labels: [GoString: GoString] = [:], returns: Bool = false) -> ChangeOptions {
        let hook = "kind: Job\nmetadata: {name: before, annotations: {helm.sh/hook: pre-upgrade}}\n"
        let kept = "kind: ConfigMap\nmetadata: {name: kept, annotations: {helm.sh/resource-policy: keep}}\n"
        return options(of: ["hook": hook, "kept": kept], labels, returns: returns)
    }

    /// - Parameter templates: their texts by name.
    func options(
        of templates: [String: String], _ labels: [GoString: GoString] = [:], returns: Bool = false
    ) -> ChangeOptions {
        let metadata = Metadata()
        metadata.name = "app"
        metadata.version = "1.0.0"
        let files = templates.sorted { $0.key < $1.key }.map { name, text in
            ChartFile(name: GoString("templates/\(name).yaml"), data: Array(text.utf8))
        }
        var options = ChangeOptions(chart: Chart(metadata: metadata, templates: files), values: Map())
        options.labels = labels
        options.rollsBackOnFailure = returns
        return options
    }

    @discardableResult
    func install(
        on cluster: any Cluster, labels: [GoString: GoString] = [:], returns: Bool = false
    ) throws -> Release {
        try Installation(key, options(labels, returns: returns)).run(in: scope(cluster))
    }

    @discardableResult
    func upgrade(
        on cluster: any Cluster, labels: [GoString: GoString] = [:], returns: Bool = false
    ) throws -> Release {
        try Upgrade(key, options(labels, returns: returns)).run(in: scope(cluster))
    }

    @discardableResult
    func rollback(to target: RollbackTarget, on cluster: any Cluster) throws -> Release {
        var rollback = Rollback(key)
        rollback.target = target
        return try rollback.run(in: scope(cluster))
    }

    func statuses() throws -> [ReleaseStatus] { try store.history(of: key).map(\.status) }
}
