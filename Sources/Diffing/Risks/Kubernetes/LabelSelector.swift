import GoTemplate

/// Which labels something is for, as in Kubernetes' LabelSelector.
struct LabelSelector: Sendable {
    /// One of `matchExpressions`.
    struct Requirement: Sendable {
        let key: GoString
        let operation: GoString
        let values: [GoString]

        func isMet(by labels: [GoString: GoString]) -> Bool {
            let value = labels[key]
            switch operation {
            case "In": return value.map(values.contains) ?? false
            case "NotIn": return !(value.map(values.contains) ?? false)
            case "Exists": return value != nil
            case "DoesNotExist": return value == nil
            default: return true
            }
        }
    }

    let labels: [GoString: GoString]
    let requirements: [Requirement]

    /// A selector of labels alone, as that of a Service.
    init(labels: [GoString: GoString]) {
        self.labels = labels
        requirements = []
    }

    init(_ node: Node) {
        labels = node.labels("matchLabels")
        requirements = node.elements("matchExpressions").map { expression in
            Requirement(
                key: expression.field("key")?.text ?? "", operation: expression.field("operator")?.text ?? "",
                values: expression.texts("values"))
        }
    }

    var isEmpty: Bool { labels.isEmpty && requirements.isEmpty }

    func matches(_ other: [GoString: GoString]) -> Bool {
        labels.allSatisfy { other[$0.key] == $0.value || Self.isSetByControllers($0.key) }
            && requirements.allSatisfy { Self.isSetByControllers($0.key) || $0.isMet(by: other) }
    }

    /// Labels that pods get beside those of their template: from Kubernetes' controllers, or from what runs in them.
    static func isSetByControllers(_ key: GoString) -> Bool {
        switch key {
        case "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "pod-template-hash",
            "controller-revision-hash", "pod-template-generation", "rollouts-pod-template-hash",
            "job-name", "controller-uid", "batch.kubernetes.io/job-name", "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-completion-index",
            // Vault and OpenBao, Patroni, CloudNativePG.
            "vault-active", "vault-initialized", "vault-sealed", "vault-perf-standby", "openbao-active",
            "openbao-initialized", "openbao-sealed", "spilo-role", "cnpg.io/instanceRole":
            true
        default: false
        }
    }

    /// As in `app=web, tier in (a, b)`.
    var text: GoString {
        let pairs = labels.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
        let others = requirements.map { requirement in
            let values = requirement.values.isEmpty ? "" : " (" + GoString.joined(requirement.values, by: ", ") + ")"
            return requirement.key + " " + requirement.operation + values
        }
        return GoString.joined(pairs + others, by: ", ")
    }
}
