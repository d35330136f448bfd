/// How objects are applied.
package struct ApplyOptions: Sendable {
    /// How long single steps may take, in seconds.
    package var timeout: Int64 = 300
    package var waitStrategy = WaitStrategy.hookOnly
    package var waitsForJobs = false
    /// Whether an object that failed for good ends a wait at once.
    package var failsFast = false
    package var runsHooks = true
    package var forcesReplacement = false
    package var forcesConflicts = false
    package var takesOwnership = false
    package var createsNamespace = false
    package var skipsCustomResources = false
    package var validatesOpenAPI = true
    package var cleansUpOnFailure = false
    package var propagation = DeletionPropagation.background
    package var order = ApplyOrder.helm
    /// For how long pods stay in a safe order after traffic was led away from them, in seconds.
    ///
    /// Proxies learn late.
    package var drain: Int64 = 30
    /// In a safe order, asked once all that takes traffic is ready and before any is led there.
    ///
    /// It belongs to the thread of the operation, and throws where traffic may not move.
    nonisolated(unsafe) package var routeGate: ((RouteMove) throws(ClusterFailure) -> Void)?

    package init() {}
}
