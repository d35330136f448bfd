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
        // Places are sorted, not elements: moving a manifest counts a reference for each of its parts.
        let kinds = elements.map(kind)
        let ranks = kinds.map { self.ranks[$0] ?? Int.max }
        return elements.indices.sorted {
            if ranks[$0] != ranks[$1] { return ranks[$0] < ranks[$1] }
            let order = ranks[$0] == .max ? kinds[$0].compare(kinds[$1]) : 0
            return order == 0 ? $0 < $1 : order < 0
        }.map { elements[$0] }
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
