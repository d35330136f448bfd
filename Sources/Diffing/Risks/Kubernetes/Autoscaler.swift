import GoTemplate

/// What sets the replicas of another object.
struct Autoscaler: Sendable {
    let identity: ObjectIdentity
    private let kind: GoString
    /// The name of what is scaled.
    let target: GoString
    /// The least number of pods, nil where it is not said.
    let minimum: Int64?

    /// A HorizontalPodAutoscaler, or a ScaledObject of KEDA.
    init?(_ object: DiffObject) {
        let minimum: GoString
        switch (object.identity.group, object.identity.kind) {
        case ("autoscaling", "HorizontalPodAutoscaler"): minimum = "minReplicas"
        case ("keda.sh", "ScaledObject"): minimum = "minReplicaCount"
        default: return nil
        }
        guard let reference = object.field("spec", "scaleTargetRef"), let name = reference.field("name")?.text else {
            return nil
        }
        identity = object.identity
        kind = reference.field("kind")?.text ?? "Deployment"
        target = name
        self.minimum = object.field("spec", minimum)?.integer
    }

    func scales(_ other: ObjectIdentity) -> Bool {
        other.kind == kind && other.name == target && other.isNear(identity.namespace)
    }
}
