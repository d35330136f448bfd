import GoTemplate

/// Objects whose deletion takes data, or other objects, with it.
enum DeletionRules {
    static let all: [RiskRule] = [
        RiskRule("pvc-deleted", .high, "A PersistentVolumeClaim is deleted", .change(claim)),
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

    @Sendable private static func claim(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let gone = diff.deleted, !gone.isKept else { return [] }
        if gone.isOf("", "PersistentVolumeClaim") {
            let message: GoString = "the claim is deleted, and with a reclaim policy of Delete its volume and data"
            return [RiskFinding(gone.identity, nil, message)]
        }
        guard let claims = ClaimTemplates(gone), claims.areDeletedWithSet else { return [] }
        let message: GoString =
            "its claims are deleted with it, and with a reclaim policy of Delete their volumes and data"
        return [RiskFinding(gone.identity, FieldPath("spec", "persistentVolumeClaimRetentionPolicy"), message)]
    }

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
