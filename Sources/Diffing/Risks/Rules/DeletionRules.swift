import GoTemplate

/// Objects whose deletion takes data, or other objects, with it.
enum DeletionRules {
    static let all: [RiskRule] = [
        rule(
            "pvc-deleted", .high, "A PersistentVolumeClaim is deleted", ("", "PersistentVolumeClaim"),
            "the claim is deleted, and with a reclaim policy of Delete its volume and data"),
        rule(
            "pv-deleted", .medium, "A PersistentVolume is deleted", ("", "PersistentVolume"),
            "the volume is deleted; claims bound to it are lost"),
        rule(
            "namespace-deleted", .high, "A Namespace is deleted", ("", "Namespace"),
            "the namespace is deleted with everything in it, of this release or not"),
        rule(
            "crd-deleted", .high, "A CustomResourceDefinition is deleted",
            ("apiextensions.k8s.io", "CustomResourceDefinition"),
            "the definition is deleted, and all objects of its kind in all namespaces with it"),
        rule(
            "secret-deleted", .medium, "A Secret is deleted", ("", "Secret"),
            "the secret is deleted; what it holds cannot be had again from the cluster"),
    ]

    private static func rule(
        _ code: String, _ severity: Risk.Severity, _ title: String, _ kind: (group: GoString, kind: GoString),
        _ message: GoString
    ) -> RiskRule {
        RiskRule(
            code, severity, title,
            .change { diff in
                guard diff.old?.isOf(kind.group, kind.kind) == true, let gone = diff.deleted, !gone.isKept else {
                    return []
                }
                return [RiskFinding(gone.identity, nil, message)]
            })
    }
}
