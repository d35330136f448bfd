import Manifests

/// What the hooks of an event came to, before what their policies say is done.
struct HookEnding {
    let event: HookEvent
    /// The places of hooks among those of the release, in the order in which they ran.
    let succeeded: [Int]
    /// The place of the hook that ran and failed; those after it did not run.
    var failed: Int?
    /// Why it failed.
    var failure: ClusterFailure?
}
