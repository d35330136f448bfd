import GoTemplate

/// The order in which kinds are applied; unknown kinds come last, by name.
///
/// Mirrors release/v1/util kind_sorter.go.
package struct KindOrder: Sendable {
    private let ranks: [GoString: Int]

    private init(_ kinds: [String]) {
        ranks = Dictionary(kinds.enumerated().map { (GoString($1), $0) }, uniquingKeysWith: { $1 })
    }

    /// Whether `first` is applied before `second`; equal kinds keep their order.
    package func precedes(_ first: GoString, _ second: GoString) -> Bool {
        switch (ranks[first], ranks[second]) {
        case (let left?, let right?): left < right
        case (nil, nil): first < second
        case (let left, _): left != nil
        }
    }

    /// Sorts stably by kind.
    package func sorted<Element>(_ elements: [Element], kind: (Element) -> GoString) -> [Element] {
        let keyed = elements.enumerated().map { (kind: kind($1), index: $0, element: $1) }
        return keyed.sorted {
            if precedes($0.kind, $1.kind) { return true }
            return !precedes($1.kind, $0.kind) && $0.index < $1.index
        }.map(\.element)
    }

    package static let install = KindOrder([
        "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
        "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass",
        "PersistentVolume", "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList",
        "ClusterRoleBinding", "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList",
        "Service", "DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment",
        "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob", "IngressClass", "Ingress", "APIService",
        "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
    ])

    package static let uninstall = KindOrder([
        "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "APIService", "Ingress", "IngressClass",
        "Service", "CronJob", "Job", "StatefulSet", "HorizontalPodAutoscaler", "Deployment", "ReplicaSet",
        "ReplicationController", "Pod", "DaemonSet", "RoleBindingList", "RoleBinding", "RoleList", "Role",
        "ClusterRoleBindingList", "ClusterRoleBinding", "ClusterRoleList", "ClusterRole",
        "CustomResourceDefinition", "PersistentVolumeClaim", "PersistentVolume", "StorageClass", "ConfigMap",
        "SecretList", "Secret", "ServiceAccount", "PodDisruptionBudget", "PodSecurityPolicy", "LimitRange",
        "ResourceQuota", "NetworkPolicy", "Namespace", "PriorityClass",
    ])
}
