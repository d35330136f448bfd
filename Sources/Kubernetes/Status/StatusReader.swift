import GoLibrary
import GoTemplate

/// By which rules a wait tells the status of objects.
///
/// Mirrors the readers that helm pkg/kube statuswait.go puts together of cli-utils kstatus/polling/statusreaders and of
/// its own internal/statusreaders.
package enum StatusReader: Sendable {
    /// Of the objects of a release; `waitsForJobs` where a job counts as current at its end only.
    case objects(waitsForJobs: Bool)
    /// Of hooks: jobs and pods count as current at their end, all else at once.
    case hooks

    /// How many seconds a pod may be without a node: its status changes then, and the pod itself does not.
    package static let scheduleWindow = StatusRules.scheduleWindow

    /// The status of an object.
    ///
    /// - Parameters:
    ///   - pods: those that the object's selector picks, where it `needsPods`; other objects need none.
    ///   - now: the time at which the status is wanted.
    package func status(of object: LiveObject, pods: [LiveObject] = [], now: GoTime = .now()) -> ObjectStatus {
        do throws(ObjectFailure) {
            return try read(object, pods, now)
        } catch {
            return .unknown
        }
    }

    /// Whether failed pods tell something about an object of the kind.
    package func needsPods(_ kind: GroupKind) -> Bool {
        guard case .objects = self, kind.group == "apps" else { return false }
        return kind.kind == "StatefulSet" || kind.kind == "ReplicaSet"
    }

    /// Whether the status of an object will change by time alone, for want of a node.
    ///
    /// Mirrors kstatus/watcher unschedulable.go isObjectUnschedulable.
    package func changesByTime(_ object: LiveObject, now: GoTime = .now()) -> Bool {
        StatusRules.isUnschedulable(object) && status(of: object, now: now).status == .inProgress
    }

    private func read(_ object: LiveObject, _ pods: [LiveObject], _ now: GoTime) throws(ObjectFailure) -> ObjectStatus {
        let kind = object.groupVersionKind.groupKind
        switch (self, kind.group.text, kind.kind.text) {
        case (.hooks, "batch", "Job"), (.objects(waitsForJobs: true), "batch", "Job"):
            return try StatusRules(object, now: now).jobEnd ?? .inProgress("Job in progress")
        case (.hooks, "", "Pod"): return Self.podEnd(of: object)
        case (.hooks, _, _): return .current("Resource is current")
        case (.objects, _, _):
            // All of these look for pods first, though those of a Deployment tell nothing.
            if needsPods(kind) || kind == GroupKind(group: "apps", kind: "Deployment") {
                _ = try LabelSelector(ofPodsOf: object)
            }
            let status = try StatusRules.status(of: object, now: now)
            return needsPods(kind) ? Self.adding(pods, to: status, now) : status
        }
    }

    /// Mirrors helm internal/statusreaders/pod_status_reader.go.
    private static func podEnd(of object: LiveObject) -> ObjectStatus {
        switch object.text("status", "phase") {
        case "Succeeded": .current("pod " + object.name + " succeeded")
        case "Failed": .failed("pod " + object.name + " failed")
        default: .inProgress("Pod in progress")
        }
    }

    /// Pods that failed for good fail what is in progress; those that go away or wait for a node do not.
    ///
    /// Mirrors polling/statusreaders/pod_controller.go readStatus.
    private static func adding(_ pods: [LiveObject], to status: ObjectStatus, _ now: GoTime) -> ObjectStatus {
        guard status.status == .inProgress else { return status }
        let failed = pods.filter { pod in
            let status = try? StatusRules.status(of: pod, now: now)
            return status?.status == .failed && !pod.isBeingDeleted && !StatusRules.isUnschedulable(pod)
        }
        return failed.isEmpty ? status : .failed(GoString("\(failed.count) pods have failed"))
    }
}
