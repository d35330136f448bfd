import GoLibrary
import GoTemplate

/// Pods; mirrors kstatus/status/core.go podConditions.
extension StatusRules {
    /// How many seconds a pod may be without a node before it counts as unschedulable.
    static let scheduleWindow: Int64 = 15

    func pod() throws(ObjectFailure) -> ObjectStatus {
        let phase = object.text("status", "phase")
        switch phase {
        case "Succeeded": return .current("Pod has completed successfully")
        case "Failed": return .current("Pod has completed, but not successfully")
        case "Running": return try runningPod()
        case "Pending": return pendingPod
        case "": return .inProgress("Pod phase not available")
        default: throw ObjectFailure("unknown phase " + phase)
        }
    }

    private func runningPod() throws(ObjectFailure) -> ObjectStatus {
        if condition("Ready", "True") != nil { return .current("Pod is Ready") }
        let names = try crashingContainers()
        guard names.isEmpty else { return .failed("Containers in CrashLoop state: " + names.joined(by: ",")) }
        return .inProgress("Pod is running but is not Ready")
    }

    private func crashingContainers() throws(ObjectFailure) -> [GoString] {
        let statuses = try object.map.elements(at: "status", "containerStatuses") ?? []
        return statuses.compactMap { status in
            guard let status = status.asMap,
                let reason = try? status.text(at: "state", "waiting", "reason"), reason == "CrashLoopBackOff"
            else { return nil }
            return status["name"]?.asText
        }
    }

    private var pendingPod: ObjectStatus {
        // The first condition that is false counts, whatever its reason.
        guard condition("PodScheduled", "False")?.reason == "Unschedulable" else {
            return .inProgress("Pod is in the Pending phase")
        }
        return isRecent ? .inProgress("Pod has not been scheduled") : .failed("Pod could not be scheduled")
    }

    /// Whether the object was created within the window; what has no time was not.
    private var isRecent: Bool {
        let created = try? GoTime(parsing: object.creationTimestamp, layout: "2006-01-02T15:04:05Z07:00")
        guard let created else { return false }
        return created.unixSeconds &+ Self.scheduleWindow > now.unixSeconds
            || created.unixSeconds &+ Self.scheduleWindow == now.unixSeconds && created.nanosecond > now.nanosecond
    }

    /// Whether no node was found for a pod.
    ///
    /// Mirrors polling/statusreaders/pod_controller.go isPodUnschedulable.
    static func isUnschedulable(_ object: LiveObject) -> Bool {
        object.groupVersionKind.groupKind == GroupKind(group: "", kind: "Pod")
            && object.conditions.contains {
                $0.type == "PodScheduled" && $0.isFalse && $0.reason == "Unschedulable"
            }
    }
}
