import Charts
import Codecs
import Failures
import Files
import GoLibrary
import GoTemplate

/// The archive of a chart, as a registry gets it.
///
/// Mirrors pkg/registry client.go Push and chart.go.
struct PushedArchive {
    let metadata: Metadata
    let bytes: [UInt8]
    let provenance: [UInt8]?
    /// When the archive was written, which is when the artifact was made.
    let time: FileTime?

    /// A part with its bytes.
    typealias Part = (descriptor: Descriptor, bytes: [UInt8])

    /// What is uploaded before the manifest: the configuration, then the layers.
    func parts() throws(HelmError) -> [Part] { [try config()] + layers }

    private func config() throws(HelmError) -> Part {
        let text: [UInt8]
        do { text = try JSON.encode(metadata.record.value) } catch { throw HelmError(error.goMessage) }
        return (Descriptor(.chartConfig, of: text), text)
    }

    private var layers: [Part] {
        let archive: Part = (Descriptor(.chartArchive, of: bytes), bytes)
        return [archive] + (provenance.map { [(Descriptor(.provenance, of: $0), $0)] } ?? [])
    }

    func manifest() throws(HelmError) -> Part {
        let text = try Manifest.text(
            config: config().descriptor, layers: layers.map(\.descriptor), annotations: annotations)
        return (Descriptor(.imageManifest, of: text), text)
    }
}

// MARK: - Annotations

extension PushedArchive {
    /// What is known of the chart; its own annotations count more, but for name and version.
    ///
    /// Mirrors generateOCIAnnotations.
    private var annotations: [GoString: GoString] {
        let fixed = chartAnnotations.filter { !$0.value.trimmingSpace.isEmpty }
        let own = (metadata.annotations ?? []).filter { $0.key != Self.title && $0.key != Self.version }
        return fixed.merging(own.map { ($0.key, $0.value) }) { $1 }
    }

    private static let prefix: GoString = "org.opencontainers.image."
    private static let title = prefix + "title"
    private static let version = prefix + "version"

    private var chartAnnotations: [GoString: GoString] {
        [
            Self.prefix + "description": metadata.description, Self.title: metadata.name,
            Self.version: metadata.version, Self.prefix + "url": metadata.home,
            Self.prefix + "created": created, Self.prefix + "source": metadata.sources.first ?? "",
            Self.prefix + "authors": authors,
        ]
    }

    private var created: GoString { (time?.time ?? .now()).formatted("2006-01-02T15:04:05Z07:00") }

    private var authors: GoString {
        metadata.maintainers.map { maintainer in
            let (name, email) = (maintainer?.name ?? "", maintainer?.email ?? "")
            return name + (email.isEmpty ? "" : " (" + email + ")")
        }.joined(by: ", ")
    }
}
