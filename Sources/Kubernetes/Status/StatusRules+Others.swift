import GoTemplate

/// Kinds that run no pods; mirrors kstatus/status/core.go.
extension StatusRules {
    /// An address of a load balancer is not waited for.
    var service: ObjectStatus {
        if object.text("spec", "type", default: "ClusterIP") == "LoadBalancer", object.text("spec", "clusterIP").isEmpty
        {
            return .inProgress("ClusterIP not set. Service type: LoadBalancer")
        }
        return .current("Service is ready")
    }

    var persistentVolumeClaim: ObjectStatus {
        let phase = object.text("status", "phase", default: "unknown")
        return phase == "Bound" ? .current("PVC is Bound") : .inProgress("PVC is not Bound. phase: " + phase)
    }

    var customResourceDefinition: ObjectStatus {
        first { condition in
            switch condition.type {
            case "NamesAccepted" where condition.isFalse: .failed(condition.message)
            case "Established" where condition.isFalse && condition.reason != "Installing": .failed(condition.message)
            case "Established" where condition.isTrue: .current("CRD is established")
            default: nil
            }
        } ?? .inProgress("Install in progress")
    }
}
