import GoTemplate

/// When a hook has done its work, for `--wait=legacy`.
///
/// Mirrors helm pkg/kube wait.go watchUntilReady, waitForJob and waitForPodSuccess.
package enum LegacyHook {
    /// Whether hooks of a kind are waited for at all.
    package static func isWaitedFor(_ kind: GoString) -> Bool { kind == "Job" || kind == "Pod" }

    /// Whether the hook has done its work.
    ///
    /// - Throws: where it has failed: `job NAME failed: REASON`, `pod NAME failed`.
    package static func isDone(_ object: LiveObject) throws(ObjectFailure) -> Bool {
        object.kind == "Job" ? try isJobDone(object) : try isPodDone(object)
    }

    private static func isJobDone(_ job: LiveObject) throws(ObjectFailure) -> Bool {
        for condition in job.conditions where condition.isTrue {
            if condition.type == "Complete" { return true }
            if condition.type == "Failed" {
                throw ObjectFailure("job " + job.name + " failed: " + condition.reason)
            }
        }
        return false
    }

    private static func isPodDone(_ pod: LiveObject) throws(ObjectFailure) -> Bool {
        switch pod.text("status", "phase") {
        case "Succeeded": return true
        case "Failed": throw ObjectFailure("pod " + pod.name + " failed")
        default: return false
        }
    }
}
