import GoTemplate
import Kubernetes

/// How a container of a pod is, as the pod's status tells it.
struct ContainerState {
    let name: GoString
    let isReady: Bool
    /// Whether it wrote something, perhaps.
    let hasRun: Bool
    /// Whether it ended and will be started again.
    let isBetweenRuns: Bool
    /// In words: `waiting: ImagePullBackOff: Back-off pulling image "x"`.
    let text: GoString

    /// The containers of a pod, those that start it first; for a pod without any, the pod itself without a name.
    static func all(of pod: LiveObject) -> [ContainerState] {
        let statuses = pod.maps("status", "initContainerStatuses") + pod.maps("status", "containerStatuses")
        if !statuses.isEmpty { return statuses.map { ContainerState(LiveObject($0)) } }
        return pod.conditions.filter { !$0.isTrue && !$0.message.isEmpty }.prefix(1).map { ContainerState($0) }
    }

    private init(_ condition: Condition) {
        name = ""
        isReady = false
        hasRun = false
        isBetweenRuns = false
        text = condition.reason + ": " + condition.message
    }

    private init(_ status: LiveObject) {
        name = status.text("name")
        let waiting = status.text("state", "waiting", "reason")
        let ended = status.text("state", "terminated", "reason")
        let before = status.text("lastState", "terminated", "reason")
        isReady = status.isTrue("ready") || ended == "Completed"
        hasRun = waiting.isEmpty || !before.isEmpty
        isBetweenRuns = !waiting.isEmpty && !before.isEmpty
        var parts: [GoString] = []
        let message = status.text("state", "waiting", "message")
        if !waiting.isEmpty { parts.append("waiting: " + waiting + Self.remark(message)) }
        if !ended.isEmpty { parts.append(Self.ending("ended", ended, status, "state")) }
        if !before.isEmpty { parts.append(Self.ending("ended before", before, status, "lastState")) }
        let restarts = status.integer("restartCount")
        if restarts > 0 { parts.append(GoString("restarts: \(restarts)")) }
        text = parts.isEmpty ? "running, not ready" : parts.joined(by: "; ")
    }

    private static func ending(
        _ what: GoString, _ reason: GoString, _ status: LiveObject, _ state: StaticString
    ) -> GoString {
        let code = status.integer(state, "terminated", "exitCode")
        let message = status.text(state, "terminated", "message")
        return what + ": " + reason + GoString(", exit code \(code)") + remark(message)
    }

    private static func remark(_ message: GoString) -> GoString { message.isEmpty ? "" : ": " + message }
}
