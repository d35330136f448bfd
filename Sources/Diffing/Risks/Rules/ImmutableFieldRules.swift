import GoTemplate

/// Changes that the API server refuses, so that the release fails half-way.
///
/// Mirrors the ValidateUpdate functions of Kubernetes 1.36, pkg/apis and pkg/registry.
enum ImmutableFieldRules {
    static let all: [RiskRule] = [
        RiskRule("selector-changed", "The selector of a workload changes", selectors),
        RiskRule("statefulset-immutable", .high, "A fixed field of a StatefulSet changes", .change(statefulSet)),
        RiskRule("job-immutable", .high, "A fixed field of a Job changes", .change(job)),
        RiskRule("pod-immutable", .high, "A fixed field of a Pod changes", .change(pod)),
        RiskRule(
            "roleref-changed", "The role of a binding changes",
            [
                ImmutableField("rbac.authorization.k8s.io", "RoleBinding", "roleRef"),
                ImmutableField("rbac.authorization.k8s.io", "ClusterRoleBinding", "roleRef"),
            ]),
        RiskRule("immutable-data-changed", .high, "An immutable ConfigMap or Secret changes", .change(immutableData)),
        RiskRule(
            "secret-type-changed", "The type of a Secret changes",
            [ImmutableField("", "Secret", "type", standard: "Opaque")]),
        RiskRule("immutable-field", "A field changes that cannot be changed", others),
    ]

    private static let selectors = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map {
        ImmutableField("apps", $0, "spec", "selector")
    }

    private static let others = [
        ImmutableField("scheduling.k8s.io", "PriorityClass", "value"),
        ImmutableField(
            "scheduling.k8s.io", "PriorityClass", "preemptionPolicy", standard: "PreemptLowerPriority"),
        ImmutableField("node.k8s.io", "RuntimeClass", "handler"),
        ImmutableField("networking.k8s.io", "IngressClass", "spec", "controller"),
        ImmutableField("gateway.networking.k8s.io", "GatewayClass", "spec", "controllerName"),
        ImmutableField("discovery.k8s.io", "EndpointSlice", "addressType"),
        ImmutableField("storage.k8s.io", "CSIDriver", "spec", "attachRequired", standard: "true"),
        ImmutableField("storage.k8s.io", "CSIDriver", "spec", "volumeLifecycleModes"),
        ImmutableField("", "ResourceQuota", "spec", "scopes"),
        ImmutableField("", "Service", "spec", "loadBalancerClass"),
    ]
}

// MARK: - Specs of which only some fields may change

extension ImmutableFieldRules {
    /// What may change; the selector has a rule of its own.
    private static let mutableInStatefulSets: Set<GoString> = [
        "replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "minReadySeconds",
        "persistentVolumeClaimRetentionPolicy", "selector",
    ]

    @Sendable private static func statefulSet(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, kept.new.isOf("apps", "StatefulSet") else { return [] }
        let fields = changedFields(of: diff).filter { !mutableInStatefulSets.contains($0) }
        return fields.filter { field in
            switch field {
            case "podManagementPolicy": !isSame(kept, ["spec", field], standard: "OrderedReady")
            case "volumeClaimTemplates": changesClaims(diff)
            default: true
            }
        }.map { ImmutableField.finding(kept, FieldPath("spec", $0)) }
    }

    /// Whether the claims change in what the API server keeps of them.
    private static func changesClaims(_ diff: ObjectDiff) -> Bool {
        let claims = FieldPath("spec", "volumeClaimTemplates")
        return diff.changes.contains { change in
            guard change.noise != .random, change.noise != .null, change.path.isWithin(claims) else { return false }
            switch change.path.keys.dropFirst(2).first {
            case "apiVersion", "kind", "status": return false
            default: break
            }
            let isVolumeMode = change.path.field == "volumeMode"
            return !(isVolumeMode && (change.old?.text ?? "Filesystem") == (change.new?.text ?? "Filesystem"))
        }
    }

    @Sendable private static func job(_ diff: ObjectDiff) -> [RiskFinding] {
        // Hooks are deleted before they are made again.
        guard let kept = diff.kept, kept.new.isOf("batch", "Job"), !kept.old.isHook else { return [] }
        return changedFields(of: diff).filter { field in
            switch field {
            case "selector", "podFailurePolicy", "successPolicy", "backoffLimitPerIndex", "managedBy": true
            case "completionMode": !isSame(kept, ["spec", field], standard: "NonIndexed")
            case "completions": !isElastic(kept.new)
            case "template": changesTemplate(diff, isSuspended: kept.old.field("spec", "suspend")?.isTrue == true)
            default: false
            }
        }.map { ImmutableField.finding(kept, FieldPath("spec", $0)) }
    }

    /// Indexed Jobs may change completions together with parallelism.
    private static func isElastic(_ job: DiffObject) -> Bool {
        job.field("spec", "completionMode")?.text == "Indexed"
            && job.field("spec", "completions")?.integer == job.field("spec", "parallelism")?.integer
    }

    /// A suspended Job may still be told where its pods run.
    private static func changesTemplate(_ diff: ObjectDiff, isSuspended: Bool) -> Bool {
        guard isSuspended else { return true }
        let movable: Set<GoString> = ["nodeSelector", "affinity", "tolerations", "schedulingGates"]
        return diff.changes.contains { change in
            let keys = Array(change.path.keys.dropFirst(2).prefix(2))
            guard change.path.isWithin(FieldPath("spec", "template")), keys.count == 2 else { return false }
            return !(keys[0] == "metadata" || movable.contains(keys[1]))
        }
    }

    @Sendable private static func pod(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, kept.new.isOf("", "Pod"), !kept.old.isHook else { return [] }
        let mutable: Set<GoString> = ["activeDeadlineSeconds", "tolerations", "schedulingGates"]
        let fields = changedFields(of: diff) { change in
            change.path.field != "image" || !change.path.keys.contains { $0 == "containers" || $0 == "initContainers" }
        }
        return fields.filter { !mutable.contains($0) }.map { ImmutableField.finding(kept, FieldPath("spec", $0)) }
    }

    /// The keys of `spec` below which something changes, each once.
    private static func changedFields(
        of diff: ObjectDiff, where counts: (FieldChange) -> Bool = { _ in true }
    ) -> [GoString] {
        var fields: [GoString] = []
        for change in diff.changes where change.noise != .random && change.noise != .null && counts(change) {
            let keys = change.path.keys
            if keys.count > 1, keys[0] == "spec", !fields.contains(keys[1]) { fields.append(keys[1]) }
        }
        return fields
    }

    private static func isSame(
        _ objects: (old: DiffObject, new: DiffObject), _ path: [GoString], standard: GoString
    ) -> Bool {
        (objects.old.root.field(path)?.text ?? standard) == (objects.new.root.field(path)?.text ?? standard)
    }
}

// MARK: - Data that was declared immutable

extension ImmutableFieldRules {
    @Sendable private static func immutableData(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, ["ConfigMap", "Secret"].contains(kept.new.identity.kind),
            kept.new.identity.group.isEmpty, kept.old.field("immutable")?.isTrue == true, !kept.old.isHook
        else { return [] }
        let fields: [GoString] = ["immutable", "data", "stringData", "binaryData"]
        return fields.map { FieldPath($0) }.filter(diff.changes).map { ImmutableField.finding(kept, $0) }
    }
}
