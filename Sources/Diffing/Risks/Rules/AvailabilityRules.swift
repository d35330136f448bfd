import GoTemplate

/// What takes pods away, or keeps them from being moved.
enum AvailabilityRules {
    static let all: [RiskRule] = [
        RiskRule(
            "replicas-beside-autoscaler", .medium, "Replicas are set that an autoscaler sets as well",
            .release(replicas)),
        RiskRule("replicas-zero", .medium, "A workload is scaled to nothing", .changeInRelease(zero)),
        RiskRule("probe-removed", .medium, "A probe is removed", .change(probes)),
        RiskRule("pdb-blocks", .medium, "A PodDisruptionBudget lets no pod be moved", .release(budgets)),
        RiskRule("strategy-recreate", .low, "Pods are stopped before others start", .object(strategy)),
    ]

    private static let path = FieldPath("spec", "replicas")

    @Sendable private static func replicas(_ scope: RiskScope) -> [RiskFinding] {
        scope.pods.compactMap { pod in
            guard let replicas = pod.replicas, let scaler = scope.autoscaler(of: pod) else { return nil }
            let number = GoString("\(replicas)")
            let message = "each upgrade scales to " + number + " what " + scaler.identity.text + " scales otherwise"
            return RiskFinding(pod.identity, path, message)
        }
    }

    @Sendable private static func zero(_ diff: ObjectDiff, _ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        guard let kept = diff.kept, let before = PodTemplate(kept.old), let after = PodTemplate(kept.new),
            case let number = before.replicas ?? 1, number > 0, after.replicas == 0, !new.isTakenOffRoutes(after)
        else { return [] }
        return [RiskFinding(after.identity, path, "the number of pods goes from " + GoString("\(number)") + " to 0")]
    }

    @Sendable private static func probes(_ diff: ObjectDiff) -> [RiskFinding] {
        diff.keptContainers.flatMap { old, new in
            ["livenessProbe", "readinessProbe", "startupProbe"].compactMap { (probe: GoString) in
                guard old.node.field(probe) != nil, new.node.field(probe) == nil else { return nil }
                return RiskFinding(
                    diff.identity, new.path(old).below(probe), "container " + new.name + " loses its " + probe)
            }
        }
    }

    @Sendable private static func strategy(_ object: DiffObject) -> [RiskFinding] {
        guard object.isOf("apps", "Deployment"), object.field("spec", "strategy", "type")?.text == "Recreate" else {
            return []
        }
        let path = FieldPath("spec", "strategy", "type")
        return [RiskFinding(object.identity, path, "each rollout stops all pods first: there is a time without any")]
    }
}

// MARK: - Disruption budgets

extension AvailabilityRules {
    @Sendable private static func budgets(_ scope: RiskScope) -> [RiskFinding] {
        scope.objects(ofKind: "PodDisruptionBudget").compactMap { budget in
            guard let (field, reason) = blocking(budget, scope) else { return nil }
            let message = "no pod may be evicted, so nodes cannot be drained: " + reason
            return RiskFinding(budget.identity, FieldPath("spec", field), message)
        }
    }

    private static func blocking(_ budget: DiffObject, _ scope: RiskScope) -> (field: GoString, reason: GoString)? {
        if let maximum = budget.field("spec", "maxUnavailable")?.text, ["0", "0%"].contains(maximum) {
            return ("maxUnavailable", "maxUnavailable is " + maximum)
        }
        guard let node = budget.field("spec", "minAvailable") else { return nil }
        if node.text == "100%" { return ("minAvailable", "minAvailable is 100%") }
        guard let replicas = replicas(of: budget, scope), replicas > 0, let least = least(node, of: replicas),
            least >= replicas
        else { return nil }
        return ("minAvailable", "minAvailable is " + node.text + " of " + GoString("\(replicas)"))
    }

    /// The pods that a budget is for; nil where none or more than these are rendered.
    private static func replicas(of budget: DiffObject, _ scope: RiskScope) -> Int64? {
        guard let selector = budget.field("spec", "selector").map(LabelSelector.init), !selector.isEmpty else {
            return nil
        }
        let pods = scope.pods(in: budget.identity.namespace, matching: selector)
        // The number of a DaemonSet's pods is that of the nodes.
        guard !pods.isEmpty, !pods.contains(where: { ["DaemonSet", "CronJob", "Job"].contains($0.identity.kind) })
        else {
            return nil
        }
        return pods.reduce(0) { $0 &+ scope.replicas(of: $1) }
    }

    /// Percentages are rounded up, as the disruption controller does.
    private static func least(_ node: Node, of replicas: Int64) -> Int64? {
        if let number = node.integer { return number }
        guard node.text.bytes.last == UInt8(ascii: "%"), let percent = Double(node.text.text.dropLast()) else {
            return Int64(node.text.text)
        }
        return Int64(exactly: (percent * Double(replicas) / 100).rounded(.up))
    }
}
