import Failures
import GoTemplate

/// A chart in a registry, as a user names it: with or without `oci://`, and with the version of a chart as its tag.
///
/// Mirrors pkg/registry reference.go newReference.
struct ChartArtifactReference {
    /// The reference without what stands behind the `@`.
    let artifact: RegistryReference
    /// What stands behind the `@`, whatever that is; empty for nothing.
    let digest: GoString

    /// - Throws: `HelmError` in Helm's words.
    init(_ text: GoString) throws(HelmError) {
        let text = text.trimmingPrefix("oci://")
        let mark = text.bytes.lastIndex(of: UInt8(ascii: "@"))
        digest = mark.map { GoString(text.bytes[($0 + 1)...]) } ?? GoString()
        let place = mark.map { GoString(text.bytes[..<$0]) } ?? text
        artifact = try RegistryReference(parsing: Self.withoutPlus(place))
    }

    /// A tag may have no plus, which the build of a version begins with: an underscore stands for it.
    ///
    /// See https://github.com/helm/helm/issues/10166.
    private static func withoutPlus(_ place: GoString) -> GoString {
        let parts = place.split(separator: ":")
        guard parts.count > 1, let tag = parts.last, !tag.isEmpty, !tag.contains("/") else { return place }
        let allowed = tag.split(separator: "+").joined(by: "_")
        return place.trimmingSuffix(tag) + allowed
    }

    var tag: GoString { if case .tag(let tag) = artifact.target { tag } else { GoString() } }

    /// The text that a registry's client takes; a digest counts where there is no tag.
    var description: GoString { tag.isEmpty ? artifact.description + "@" + digest : artifact.description }
}
