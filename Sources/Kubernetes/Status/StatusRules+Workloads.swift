import GoTemplate

/// Kinds that run pods; mirrors kstatus/status/core.go.
extension StatusRules {
    /// Its conditions tell nothing.
    var statefulSet: ObjectStatus {
        if object.text("spec", "updateStrategy", "type") == "OnDelete" {
            return .current("StatefulSet is using the ondelete update strategy")
        }
        let wanted = object.integer("spec", "replicas", default: 1)
        let replicas = object.integer("status", "replicas")
        return Self.shortage("Replicas", replicas, of: wanted)
            ?? Self.shortage("Ready", object.integer("status", "readyReplicas"), of: wanted)
            ?? Self.excess(replicas, of: wanted)
            ?? partition(of: wanted)
            ?? Self.shortage("current", object.integer("status", "currentReplicas"), of: wanted)
            ?? revision
            ?? .current(GoString("All replicas scheduled as expected. Replicas: \(replicas)"))
    }

    /// What a partitioned update tells; nil for all others.
    private func partition(of wanted: Int64) -> ObjectStatus? {
        let partition = object.integer("spec", "updateStrategy", "rollingUpdate", "partition", default: -1)
        guard partition != -1 else { return nil }
        let updated = object.integer("status", "updatedReplicas")
        return Self.shortage("updated", updated, of: wanted &- partition)
            ?? .current(GoString("Partition rollout complete. updated: \(updated)"))
    }

    private var revision: ObjectStatus? {
        guard object.text("status", "currentRevision") != object.text("status", "updateRevision") else { return nil }
        return .inProgress("Waiting for updated revision to match current")
    }

    var deployment: ObjectStatus {
        if conditions.contains(where: { $0.type == "Progressing" && $0.reason == "ProgressDeadlineExceeded" }) {
            return .failed("Progress deadline exceeded")
        }
        let wanted = object.integer("spec", "replicas", default: 1)
        let replicas = object.integer("status", "replicas")
        let updated = object.integer("status", "updatedReplicas")
        return Self.shortage("Replicas", replicas, of: wanted)
            ?? Self.shortage("Updated", updated, of: wanted)
            ?? Self.excess(replicas, of: wanted)
            ?? Self.shortage("Available", object.integer("status", "availableReplicas"), of: updated)
            ?? Self.shortage("Ready", object.integer("status", "readyReplicas"), of: wanted)
            ?? (isWithoutDeadline || hasNewReplicaSet ? nil : .inProgress("ReplicaSet not Available"))
            ?? (condition("Available", "True") == nil ? .inProgress("Deployment not Available") : nil)
            ?? .current(GoString("Deployment is available. Replicas: \(replicas)"))
    }

    /// Controllers say nothing of the progress of a Deployment without a deadline; the largest number means none.
    private var isWithoutDeadline: Bool {
        let none = Int64(Int32.max)
        return object.integer("spec", "progressDeadlineSeconds", default: none) == none
    }

    private var hasNewReplicaSet: Bool {
        conditions.contains { $0.type == "Progressing" && $0.isTrue && $0.reason == "NewReplicaSetAvailable" }
    }

    var replicaSet: ObjectStatus {
        if condition("ReplicaFailure", "True") != nil { return .inProgress("Replica Failure condition. Check Pods") }
        let wanted = object.integer("spec", "replicas", default: 1)
        let replicas = object.integer("status", "replicas")
        return Self.shortage("Labelled", object.integer("status", "fullyLabeledReplicas"), of: wanted)
            ?? Self.shortage("Available", object.integer("status", "availableReplicas"), of: wanted)
            ?? Self.shortage("Ready", object.integer("status", "readyReplicas"), of: wanted)
            ?? Self.excess(replicas, of: wanted)
            ?? .current(GoString("ReplicaSet is available. Replicas: \(replicas)"))
    }

    func daemonSet() throws(ObjectFailure) -> ObjectStatus {
        guard try object.map.integer(at: "metadata", "generation") != nil else {
            return .inProgress(object.kind + " metadata.generation not found")
        }
        guard try object.map.integer(at: "status", "observedGeneration") != nil else {
            return .inProgress(object.kind + " status.observedGeneration not found")
        }
        let wanted = object.integer("status", "desiredNumberScheduled", default: -1)
        guard wanted != -1 else { return .inProgress("Missing .status.desiredNumberScheduled") }
        return Self.shortage("Current", object.integer("status", "currentNumberScheduled"), of: wanted)
            ?? Self.shortage("Updated", object.integer("status", "updatedNumberScheduled"), of: wanted)
            ?? Self.shortage("Available", object.integer("status", "numberAvailable"), of: wanted)
            ?? Self.shortage("Ready", object.integer("status", "numberReady"), of: wanted)
            ?? .current(GoString("All replicas scheduled as expected. Replicas: \(wanted)"))
    }

    /// A running job is as it should be; only one that did not start yet is not.
    var job: ObjectStatus {
        if let jobEnd { return jobEnd }
        if object.text("status", "startTime").isEmpty { return .inProgress("Job not started") }
        let (succeeded, failed) = (object.integer("status", "succeeded"), object.integer("status", "failed"))
        let active = object.integer("status", "active")
        return .current(GoString("Job in progress. success:\(succeeded), active: \(active), failed: \(failed)"))
    }

    /// How a job ended; nil for one that did not.
    var jobEnd: ObjectStatus? {
        let wanted = object.integer("spec", "completions", default: object.integer("spec", "parallelism", default: 1))
        return first { condition in
            switch condition.type {
            case "Complete" where condition.isTrue:
                .current(GoString("Job Completed. succeeded: \(object.integer("status", "succeeded"))/\(wanted)"))
            case "Failed" where condition.isTrue:
                .failed(GoString("Job Failed. failed: \(object.integer("status", "failed"))/\(wanted)"))
            default: nil
            }
        }
    }
}
