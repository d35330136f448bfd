import GoTemplate

/// A field of `spec` that says how many pods there are to be.
package struct ScaleField: Sendable {
    package enum Role: Sendable {
        case replicas
        /// The least number that an autoscaler sets.
        case minimum
        case maximum
    }

    package let role: Role
    package let name: GoString
    /// What counts where the field is missing.
    package let standard: Int64

    /// The fields of a kind; none where it runs no pods, or each of its pods is one object.
    package static func all(group: GoString, kind: GoString) -> [ScaleField] {
        switch (group, kind) {
        case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "ReplicaSet"), ("", "ReplicationController"),
            ("argoproj.io", "Rollout"):
            [ScaleField(role: .replicas, name: "replicas", standard: 1)]
        case ("autoscaling", "HorizontalPodAutoscaler"):
            [
                ScaleField(role: .minimum, name: "minReplicas", standard: 1),
                ScaleField(role: .maximum, name: "maxReplicas", standard: 1),
            ]
        case ("keda.sh", "ScaledObject"):
            [
                ScaleField(role: .minimum, name: "minReplicaCount", standard: 0),
                ScaleField(role: .maximum, name: "maxReplicaCount", standard: 100),
            ]
        default: []
        }
    }
}
