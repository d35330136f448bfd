import Diffing
import Failures
import GoTemplate
import Operations
import Releases
import Review

/// One run of a `diff` command that asks the cluster.
struct LiveSession {
    private let invocation: Invocation
    let store: any ReleaseStore
    let cluster: any Cluster

    /// - Throws: `CommandFailure` where there is no cluster.
    init(_ session: DiffSession) throws {
        invocation = session.invocation
        (store, cluster) = try invocation.openToRead(log: Log())
        guard cluster.isPresent else {
            throw CommandFailure(
                "there is no cluster to compare with", hint: "--kubeconfig or $KUBECONFIG names one, see --cluster")
        }
    }

    /// The revision that is applied.
    func deployed(_ key: ReleaseKey) throws -> Release {
        guard let release = try UpgradePlan(key, in: store).current else { throw StoreError.notFound }
        return release
    }

    func foresee(_ change: ReleaseChange, _ options: ApplyOptions) throws -> [ForeseenObject] {
        try cluster.foresee(cluster.plan(change, options), options)
    }

    /// Has templates see the cluster.
    func show(to settings: inout RenderSettings) throws {
        if let capabilities = try cluster.capabilities() { settings.capabilities = capabilities }
        settings.lookup = cluster.lookup
    }

    /// What an upgrade would do to the live objects.
    func report(of comparison: Comparison, _ sides: UpgradeSides, _ plan: UpgradePlan) throws -> DiffReport {
        var options = ApplyOptions()
        options.forcesConflicts = invocation.flags[ApplicationFlags.forceConflicts]
        options.takesOwnership = invocation.flags[HelmDiffFlags.takeOwnership]
        let current = plan.current.map { ReleaseObjects($0) }
        let mode = invocation.flags[HelmDiffFlags.serverSide]
        let new = ReleaseObjects(
            key: plan.key, manifest: try comparison.manifest(of: sides.new, .new),
            applyMethod: .known(try mode.applyMethod(after: current?.applyMethod ?? .known(.serverSide))))
        let change = current.map { ReleaseChange.upgrade(from: $0, to: new) } ?? .install(new)
        let recorded = plan.current == nil ? nil : sides.old
        return try report(
            of: comparison, change, options, from: recorded, planned: comparison.report(from: sides.old, to: sides.new))
    }

    /// What a rollback would do to the live objects.
    func report(of comparison: Comparison, from current: Release, to target: Release, _ settings: RenderSettings) throws
        -> DiffReport
    {
        let (old, new) = (ReleaseSide(current, settings: settings), ReleaseSide(target, settings: settings))
        var options = ApplyOptions()
        options.forcesConflicts = invocation.flags[ApplicationFlags.forceConflicts]
        return try report(
            of: comparison, .rollback(from: ReleaseObjects(current), to: ReleaseObjects(target)), options, from: old,
            planned: comparison.report(from: old, to: new))
    }

    private func report(
        of comparison: Comparison, _ change: ReleaseChange, _ options: ApplyOptions, from recorded: (any Side)?,
        planned: DiffReport
    ) throws -> DiffReport {
        let live = try LiveComparison(
            comparison, foresee(change, options), namespace: invocation.settings.namespace, recorded: recorded,
            planned: planned)
        warn(of: live)
        return try live.change(named: planned.new.name)
    }

    func warn(of comparison: LiveComparison) {
        for line in comparison.uncertainties { invocation.context.warn("warning: " + line) }
    }
}
