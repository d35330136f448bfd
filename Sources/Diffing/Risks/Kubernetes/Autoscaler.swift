import GoTemplate

/// What sets the replicas of another object.
struct Autoscaler: Sendable {
    let identity: ObjectIdentity
    private let kind: GoString
    private let name: GoString
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
        guard let target = object.field("spec", "scaleTargetRef"), let name = target.field("name")?.text else {
            return nil
        }
        identity = object.identity
        kind = target.field("kind")?.text ?? "Deployment"
        self.name = name
        self.minimum = object.field("spec", minimum)?.integer
    }

    func scales(_ other: ObjectIdentity) -> Bool {
        other.kind == kind && other.name == name && other.isNear(identity.namespace)
    }
}
