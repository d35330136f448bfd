import GoTemplate
import Kubernetes
import Manifests
import Releases

/// What happens in a cluster while an operation goes on.
///
/// No text of it holds a value of one of the release's Secrets.
package enum ProgressEvent {
    /// What is about to be done to the objects of a release.
    case planned(ApplyPlan)
    /// A step of it was done, or failed for a reason.
    case step(ObjectKey, ApplyPlan.Step.Action, failure: GoString?)
    /// The status of an object that is waited for has changed.
    case status(ObjectKey, ObjectStatus)
    /// A wait goes on; comes about once a second.
    case waiting
    /// A wait is over, for good or bad.
    case waitEnded
    case hook(HookObject, HookPhase)
    /// Why an object is not ready, found when a wait for it was in vain.
    case reason(ObjectKey, WaitReason)
}

/// One thing that tells why an object is not ready.
package enum WaitReason: Equatable, Sendable {
    /// How a container is, or the pod itself where the container has no name.
    case container(pod: GoString, name: GoString, state: GoString)
    /// What the cluster noted about the object, or one of its pods.
    case event(about: GoString, reason: GoString, message: GoString)
    /// One of the last lines that a container wrote.
    case log(pod: GoString, container: GoString, line: GoString)
}

/// Who hears what happens while an operation goes on.
package protocol ProgressSink: AnyObject {
    func note(_ event: ProgressEvent)
}
