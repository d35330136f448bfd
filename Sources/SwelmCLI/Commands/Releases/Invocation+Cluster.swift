import Failures
import GoTemplate
import Kubernetes
import Operations
import Releases

extension Invocation {
    /// The cluster of a command that always asks one.
    func server(log: Log) -> any Cluster { context.cluster ?? KubernetesCluster(newConnection(log: log), log: log) }

    /// The way to the cluster that is meant; nil where there is none, or none is wanted.
    func clusterConnection(log: Log) throws -> ClusterConnection? {
        guard context.cluster == nil, try meansCluster() else { return nil }
        return newConnection(log: log)
    }

    /// The way to the cluster of a context of the kubeconfig, or where none is named, to that of the command.
    func clusterConnection(to name: GoString?, log: Log) throws -> ClusterConnection? {
        guard let name else { return try clusterConnection(log: log) }
        guard context.cluster == nil, try clusterUse() != .off else { return nil }
        let settings = ClusterSettings(flags, context.environment, context: name)
        return ClusterConnection(settings, userAgent: GoString(BuildInfo.userAgent), log: log)
    }

    /// What is applied to.
    ///
    /// - Parameter connection: the way to the cluster; nil for none.
    func cluster(_ connection: ClusterConnection?, log: Log) throws -> any Cluster {
        if let cluster = context.cluster { return try clusterUse() == .off ? NoCluster() : cluster }
        guard let connection else { return NoCluster() }
        return KubernetesCluster(connection, log: log, telling: try progressWriter())
    }

    /// Who shows what goes on; nil where that is not wanted.
    private func progressWriter() throws -> ProgressWriter? {
        let mode = try ProgressMode(flags, context)
        return mode == .none ? nil : ProgressWriter(mode, context.errors, context.epilogue)
    }

    /// Says that a change is in the records only, unless that is wanted.
    ///
    /// - Parameter what: what was done, such as `revision 3 of release web was recorded`.
    /// - Parameter more: what else did not happen.
    func noteNothingApplied(_ what: GoString, _ more: GoString = GoString()) {
        guard (try? clusterUse()) == .auto, !hasCluster else { return }
        context.warn("swelm: " + what + "; without a cluster nothing was applied" + more)
    }

    /// Whether changes are applied to a cluster.
    var hasCluster: Bool { context.cluster?.isPresent ?? (try? meansCluster()) ?? false }

    private func clusterUse() throws -> ClusterUse { try ClusterUse(flags, context.environment) }

    private func newConnection(log: Log) -> ClusterConnection {
        ClusterConnection(settings.cluster, userAgent: GoString(BuildInfo.userAgent), log: log)
    }

    private func meansCluster() throws -> Bool {
        switch try clusterUse() {
        case .off: return false
        case .on: return true
        case .auto:
            switch try storeLocation() {
            // What is recorded in memory is gone before anybody could ask for it again.
            case .memory: return false
            case .cluster: return true
            case .sqlite, .postgreSQL: return settings.cluster.indicatesCluster
            }
        }
    }
}
