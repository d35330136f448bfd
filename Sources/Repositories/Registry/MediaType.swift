import GoTemplate

/// What kind of bytes a part of an artifact has.
///
/// Mirrors pkg/registry constants.go and oras' manifest.go.
struct MediaType: Hashable {
    let text: GoString

    init(_ text: GoString) { self.text = text }

    /// `Chart.yaml` as JSON.
    static let chartConfig = MediaType("application/vnd.cncf.helm.config.v1+json")
    static let chartArchive = MediaType("application/vnd.cncf.helm.chart.content.v1.tar+gzip")
    static let provenance = MediaType("application/vnd.cncf.helm.chart.provenance.v1.prov")
    /// An archive as the first Helm that knew registries pushed it.
    static let legacyChartArchive = MediaType("application/tar+gzip")
    static let imageManifest = MediaType("application/vnd.oci.image.manifest.v1+json")
    static let imageIndex = MediaType("application/vnd.oci.image.index.v1+json")
    static let dockerManifest = MediaType("application/vnd.docker.distribution.manifest.v2+json")
    static let dockerManifestList = MediaType("application/vnd.docker.distribution.manifest.list.v2+json")
    static let artifactManifest = MediaType("application/vnd.oci.artifact.manifest.v1+json")

    /// What a registry may answer with where a manifest is asked for.
    static let manifests = [dockerManifest, dockerManifestList, imageManifest, imageIndex, artifactManifest]

    /// Whether it lists other manifests.
    var isIndex: Bool { self == .imageIndex || self == .dockerManifestList }

    /// Whether a layer of it is nowhere but at the place that it names.
    var isForeign: Bool {
        text.hasPrefix("application/vnd.oci.image.layer.nondistributable.v1.tar")
            || text == "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"
    }
}
