import GoLibrary
import GoTemplate

/// The rules by which kstatus tells the status of an object from nothing but itself.
///
/// Mirrors cli-utils kstatus/status: status.go, generic.go and core.go.
struct StatusRules {
    let object: LiveObject
    /// When pods count as too long without a node.
    let now: GoTime
    let conditions: [Condition]

    init(_ object: LiveObject, now: GoTime) throws(ObjectFailure) {
        self.object = object
        self.now = now
        conditions = try Condition.all(of: object.map)
    }

    /// - Parameter now: the time at which the status is wanted.
    /// - Throws: where a field has another type than its rule wants; Go's text is nobody's to read.
    static func status(of object: LiveObject, now: GoTime) throws(ObjectFailure) -> ObjectStatus {
        if let status = try generalStatus(of: object) { return status }
        let rules = try StatusRules(object, now: now)
        if let status = rules.general { return status }
        if let status = try rules.ofKind() { return status }
        return rules.ready ?? .current("Resource is current")
    }

    /// What deletion and generations tell; nil where they tell nothing.
    private static func generalStatus(of object: LiveObject) throws(ObjectFailure) -> ObjectStatus? {
        if let time = try object.map.text(at: "metadata", "deletionTimestamp"), !time.isEmpty {
            return ObjectStatus(.terminating, "Resource scheduled for deletion")
        }
        guard let generation = try object.map.integer(at: "metadata", "generation"),
            let observed = try object.map.integer(at: "status", "observedGeneration"), observed != generation
        else { return nil }
        return .inProgress(
            object.kind
                + GoString(" generation is \(generation), but latest observed generation is \(observed)"))
    }

    /// What the conditions that kstatus defines tell, of whatever kind the object is.
    private var general: ObjectStatus? {
        for condition in conditions where condition.isTrue {
            if condition.type == "Reconciling" { return .inProgress(condition.message) }
            if condition.type == "Stalled" { return .failed(condition.message) }
        }
        return nil
    }

    /// What a condition `Ready` tells; for kinds without rules of their own.
    private var ready: ObjectStatus? {
        for condition in conditions where condition.type == "Ready" {
            switch condition.status {
            case "True": return .current("Resource is Ready")
            case "False", "Unknown": return .inProgress(condition.message)
            default: break
            }
        }
        return nil
    }

    /// The rule of a kind of Kubernetes' own; nil for all others.
    private func ofKind() throws(ObjectFailure) -> ObjectStatus? {
        let kind = object.groupVersionKind.groupKind
        switch (kind.group.text, kind.kind.text) {
        case ("", "Secret"), ("", "ConfigMap"), ("batch", "CronJob"): return .current("Resource is always ready")
        case ("", "Service"): return service
        case ("", "Pod"): return try pod()
        case ("", "PersistentVolumeClaim"): return persistentVolumeClaim
        case ("apps", "StatefulSet"): return statefulSet
        case ("apps", "DaemonSet"), ("extensions", "DaemonSet"): return try daemonSet()
        case ("apps", "Deployment"), ("extensions", "Deployment"): return deployment
        case ("apps", "ReplicaSet"), ("extensions", "ReplicaSet"): return replicaSet
        case ("policy", "PodDisruptionBudget"): return .current("AllowedDisruptions has been computed.")
        case ("batch", "Job"): return job
        case ("apiextensions.k8s.io", "CustomResourceDefinition"): return customResourceDefinition
        default: return nil
        }
    }
}

// MARK: - Conditions and counts

extension StatusRules {
    func condition(_ type: StaticString, _ status: StaticString) -> Condition? {
        conditions.first { $0.type == type && $0.status == status }
    }

    func first(where decides: (Condition) -> ObjectStatus?) -> ObjectStatus? {
        for condition in conditions {
            if let status = decides(condition) { return status }
        }
        return nil
    }

    /// In progress, as long as there are fewer than wanted.
    static func shortage(_ label: StaticString, _ count: Int64, of wanted: Int64) -> ObjectStatus? {
        guard wanted > count else { return nil }
        return .inProgress(GoString("\(label): \(count)/\(wanted)"))
    }

    /// In progress, as long as there are more than wanted.
    static func excess(_ count: Int64, of wanted: Int64) -> ObjectStatus? {
        guard count > wanted else { return nil }
        return .inProgress(GoString("Pending termination: \(count &- wanted)"))
    }
}
