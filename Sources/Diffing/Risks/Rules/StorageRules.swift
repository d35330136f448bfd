import GoTemplate
import Kubernetes

/// Changes of volumes, claims and classes that the API server refuses.
enum StorageRules {
    static let all: [RiskRule] = [
        RiskRule("pvc-shrunk", .high, "A PersistentVolumeClaim asks for less than before", .change(shrunk)),
        RiskRule("pvc-immutable", .high, "A fixed field of a PersistentVolumeClaim changes", .change(claim)),
        RiskRule(
            "storage-immutable", "A fixed field of a StorageClass or PersistentVolume changes",
            classes + [
                ImmutableField("", "PersistentVolume", "spec", "volumeMode", standard: "Filesystem")
            ] + volumeSources),
    ]

    private static let classes = [
        ImmutableField("storage.k8s.io", "StorageClass", "provisioner"),
        ImmutableField("storage.k8s.io", "StorageClass", "parameters"),
        ImmutableField("storage.k8s.io", "StorageClass", "reclaimPolicy", standard: "Delete"),
        ImmutableField("storage.k8s.io", "StorageClass", "volumeBindingMode", standard: "Immediate"),
    ]

    private static let volumeSources: [ImmutableField] = [
        "csi", "nfs", "hostPath", "local", "iscsi", "fc", "awsElasticBlockStore", "gcePersistentDisk", "azureDisk",
        "azureFile", "cephfs", "rbd", "cinder", "glusterfs", "vsphereVolume",
    ].map { ImmutableField("", "PersistentVolume", "spec", $0) }

    private static func claims(_ diff: ObjectDiff) -> (old: DiffObject, new: DiffObject)? {
        guard let kept = diff.kept, kept.new.isOf("", "PersistentVolumeClaim"), !kept.old.isHook else { return nil }
        return kept
    }

    @Sendable private static func shrunk(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let (old, new) = claims(diff) else { return [] }
        let keys: [GoString] = ["spec", "resources", "requests", "storage"]
        guard let before = old.root.field(keys)?.text, let after = new.root.field(keys)?.text,
            let most = Quantity(before), let least = Quantity(after), least < most
        else { return [] }
        let message = "volumes cannot shrink from " + before + " to " + after + ": the update is refused"
        return [RiskFinding(new.identity, FieldPath(keys.map(PathElement.key)), message)]
    }

    /// Mirrors ValidatePersistentVolumeClaimUpdate: only requests may change, and the class of attributes.
    @Sendable private static func claim(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = claims(diff) else { return [] }
        let fields = ["accessModes", "storageClassName", "selector", "dataSource", "dataSourceRef"].map {
            ImmutableField("", "PersistentVolumeClaim", "spec", $0)
        }
        let mode = ImmutableField("", "PersistentVolumeClaim", "spec", "volumeMode", standard: "Filesystem")
        // The name of the volume is set by the cluster where the claim leaves it open.
        let volume =
            kept.old.field("spec", "volumeName") == nil
            ? [] : [ImmutableField("", "PersistentVolumeClaim", "spec", "volumeName")]
        return (fields + [mode] + volume).flatMap { $0.findings(diff) }
    }
}
