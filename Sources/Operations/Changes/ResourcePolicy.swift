import Charts
import GoTemplate
import Manifests

/// The objects of a release, split by whether an uninstallation deletes them.
///
/// Mirrors pkg/action resource_policy.go and uninstall.go deleteRelease.
struct ResourcePolicy {
    let kept: [Manifest]
    /// In the order of deletion.
    let removed: [Manifest]

    /// - Throws: `HelmError` where the recorded text is no manifest.
    static func parts(of manifest: GoString) throws -> ResourcePolicy {
        let documents = DocumentSplitter.split(manifest).enumerated().map {
            RenderedFile(path: GoString("manifest-\($0)"), content: $1)
        }
        let sorted: SortedManifests
        do { sorted = try ManifestSorter.sort(documents, order: .uninstall) } catch {
            throw ClusterFailure("corrupted release record. You must manually delete the resources")
        }
        let policies = sorted.manifests.map { $0.head.annotations["helm.sh/resource-policy"] }
        let parts = zip(sorted.manifests, policies)
        return ResourcePolicy(
            kept: parts.filter { $1.map(isKeep) ?? false }.map(\.0), removed: parts.filter { $1 == nil }.map(\.0))
    }

    /// Helm's lines about what stays; empty for nothing.
    var keptText: GoString {
        if kept.isEmpty { return GoString() }
        let lines = kept.map { "[" + $0.head.kind + "] " + $0.head.name + "\n" }
        return lines.reduce("These resources were kept due to the resource policy:\n", +)
    }

    private static func isKeep(_ policy: GoString) -> Bool { policy.trimmingSpace.text.lowercased() == "keep" }
}
