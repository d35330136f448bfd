import Failures
import GoTemplate
import Kubernetes
import Releases
import Rendering

/// What operations ask of a cluster, one step each.
///
/// It belongs to the thread of the operation.
package protocol Cluster {
    /// Whether the steps do anything.
    var isPresent: Bool { get }

    /// Refuses where the server does not answer.
    ///
    /// - Parameter work: what will be asked next.
    func checkReachable(for work: ClusterWork) throws(ClusterFailure)

    /// What tells the cluster from others: the `uid` of its namespace `kube-system`; nil where nobody may know.
    func identity() throws(ClusterFailure) -> GoString?

    /// The name by which the cluster knows whoever asks; nil where it does not say.
    func requesterName() throws(ClusterFailure) -> GoString?

    // MARK: Templates

    /// What templates are told about the server; nil where nobody can tell, and what is typed counts.
    func capabilities() throws(ClusterFailure) -> Capabilities?

    /// Finds objects for templates; nil where there are none to find.
    var lookup: (any ObjectLookup)? { get }

    // MARK: Objects

    /// Finds out what a change comes to: which objects are made, changed and deleted, and whether that is allowed.
    ///
    /// It changes nothing, and is done before the change is recorded.
    func plan(_ change: ReleaseChange, _ options: ApplyOptions) throws(ClusterFailure) -> ApplyPlan

    /// Asks the server what the objects of a plan would become, and what they are now; nothing is changed.
    func foresee(_ plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure) -> [ForeseenObject]

    /// Does what was planned.
    ///
    /// - Parameter applied: gets what was done, also where the step fails in the middle.
    func apply(_ plan: ApplyPlan, _ options: ApplyOptions, noting applied: inout Applied) throws(ClusterFailure)

    /// Waits, as far as the options ask for it, until the objects of a plan are ready, or those it deleted are gone.
    func wait(for plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure)

    /// Deletes objects in the background, without waiting; those that are not there are no failure.
    func delete(_ objects: [ObjectKey], _ options: ApplyOptions) throws(ClusterFailure)

    /// Reads the objects of a release as they are now.
    ///
    /// - Parameter asTables: whether the server makes tables of them, for people.
    func resources(of release: Release, asTables: Bool) throws(ClusterFailure) -> LiveResources

    // MARK: Hooks

    /// Finds out whether the server knows the kinds of a hook.
    func check(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure)

    func create(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure)

    /// Waits until a hook ended, where it is of a kind that ends.
    func wait(for hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure)

    /// Deletes a hook and waits until it is gone; one that is not there is no failure.
    func delete(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure)

    /// Writes what the containers of a hook wrote.
    func writeOutput(of hook: HookObject, to log: Log) throws(ClusterFailure)

    /// Reads the log of a pod with one container.
    ///
    /// - Parameter receive: gets what has come of it.
    /// - Throws: with the server's text; some of the log may have come already.
    func readLog(
        ofPod name: GoString, in namespace: GoString, receive: @escaping ([UInt8]) -> Void
    ) throws(ClusterFailure)
}

/// What only takes objects tells nothing of them.
extension Cluster {
    func checkReachable() throws(ClusterFailure) { try checkReachable(for: .objects) }
    package func resources(of release: Release, asTables: Bool) throws(ClusterFailure) -> LiveResources {
        LiveResources()
    }
    package func foresee(
        _ plan: ApplyPlan, _ options: ApplyOptions
    ) throws(ClusterFailure) -> [ForeseenObject] { [] }
    package func identity() throws(ClusterFailure) -> GoString? { nil }
    package func requesterName() throws(ClusterFailure) -> GoString? { nil }
    package func capabilities() throws(ClusterFailure) -> Capabilities? { nil }
    package var lookup: (any ObjectLookup)? { nil }
}

/// No cluster: every step succeeds and does nothing.
package struct NoCluster: Cluster {
    package init() {}

    package var isPresent: Bool { false }
    package func checkReachable(for work: ClusterWork) throws(ClusterFailure) {}
    package func plan(_ change: ReleaseChange, _ options: ApplyOptions) throws(ClusterFailure) -> ApplyPlan {
        ApplyPlan(change)
    }
    package func apply(
        _ plan: ApplyPlan, _ options: ApplyOptions, noting applied: inout Applied
    ) throws(ClusterFailure) {}
    package func wait(for plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func delete(_ objects: [ObjectKey], _ options: ApplyOptions) throws(ClusterFailure) {}
    package func check(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func create(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func wait(for hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func delete(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func writeOutput(of hook: HookObject, to log: Log) throws(ClusterFailure) {}
    package func readLog(
        ofPod name: GoString, in namespace: GoString, receive: @escaping ([UInt8]) -> Void
    ) throws(ClusterFailure) {}
}
