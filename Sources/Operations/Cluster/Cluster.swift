import GoTemplate
import Manifests
import Releases

/// What operations ask of a cluster, one step each.
///
/// There is no client yet: `NoCluster` lets every step succeed without doing anything.
package protocol Cluster {
    /// Whether the steps do anything.
    var isPresent: Bool { get }

    /// Creates the objects of a first revision.
    func create(_ release: Release, _ options: ApplyOptions) throws(ClusterFailure)

    /// Makes the objects of `current` those of `release`.
    func update(_ current: Release, to release: Release, _ options: ApplyOptions) throws(ClusterFailure)

    /// Waits until the objects are ready, as far as the options ask for it.
    func wait(for release: Release, _ options: ApplyOptions) throws(ClusterFailure)

    /// Runs one hook to its end.
    func run(_ hook: ReleaseHook, of release: Release, _ options: ApplyOptions) throws(ClusterFailure)

    /// Deletes objects, in the order given.
    func delete(_ manifests: [Manifest], of release: Release, _ options: ApplyOptions) throws(ClusterFailure)
}

/// Why a cluster refused a step, in its words.
package struct ClusterFailure: Error {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }
}

/// How objects are applied.
package struct ApplyOptions: Sendable {
    /// How long single steps may take, in seconds.
    package var timeout: Int64 = 300
    package var waitStrategy = WaitStrategy.hookOnly
    package var waitsForJobs = false
    package var runsHooks = true
    package var forcesReplacement = false
    package var forcesConflicts = false
    package var takesOwnership = false
    package var createsNamespace = false
    package var skipsCustomResources = false
    package var validatesOpenAPI = true
    package var cleansUpOnFailure = false
    package var propagation = DeletionPropagation.background

    package init() {}
}

/// No cluster: every step succeeds and does nothing.
package struct NoCluster: Cluster {
    package init() {}

    package var isPresent: Bool { false }
    package func create(_ release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func update(_ current: Release, to release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func wait(for release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func run(_ hook: ReleaseHook, of release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
    package func delete(
        _ manifests: [Manifest], of release: Release, _ options: ApplyOptions
    ) throws(ClusterFailure) {}
}
