import GoTemplate
import Kubernetes

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
        let fields = ScaleField.all(group: object.identity.group, kind: object.identity.kind)
        guard let minimum = fields.first(where: { $0.role == .minimum }) else { return nil }
        guard let reference = object.field("spec", "scaleTargetRef"), let name = reference.field("name")?.text else {
            return nil
        }
        identity = object.identity
        kind = reference.field("kind")?.text ?? "Deployment"
        target = name
        self.minimum = object.field("spec", minimum.name)?.integer
    }

    func scales(_ other: ObjectIdentity) -> Bool {
        other.kind == kind && other.name == target && other.isNear(identity.namespace)
    }
}
