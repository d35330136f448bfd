import Codecs
import Failures
import GoTemplate

/// The parts of an artifact.
///
/// Mirrors github.com/opencontainers/image-spec/specs-go/v1 manifest.go and oras' content graph.go Successors.
struct Manifest {
    /// In the order in which they are fetched: subject, configuration, layers; of an index the manifests it lists.
    let parts: [Descriptor]

    /// Reads a manifest; kinds that nobody here knows have no parts.
    ///
    /// - Throws: `HelmError` in Go's words where it cannot be read.
    init(_ bytes: [UInt8], _ mediaType: MediaType) throws(HelmError) {
        guard MediaType.manifests.contains(mediaType) else {
            parts = []
            return
        }
        let fields: Map
        do { fields = try JSON.fields(of: JSON.decode(bytes), as: Self.shape(mediaType)) } catch {
            throw HelmError(error.goMessage)
        }
        var found: [Descriptor] = []
        for name in Self.members(mediaType) {
            for part in Self.elements(fields[name]) { found.append(try Descriptor(part)) }
        }
        parts = found.filter { !$0.mediaType.isForeign }
    }

    /// The members of a manifest that name parts.
    private static func members(_ mediaType: MediaType) -> [GoString] {
        switch mediaType {
        case .dockerManifest: ["config", "layers"]
        case .imageManifest: ["subject", "config", "layers"]
        case .artifactManifest: ["subject", "blobs"]
        case .dockerManifestList: ["manifests"]
        default: ["subject", "manifests"]
        }
    }

    private static func shape(_ mediaType: MediaType) -> JSONShape.Structure {
        let part = JSONShape.object(Descriptor.shape)
        let name: GoString = mediaType.isIndex ? "Index" : mediaType == .artifactManifest ? "Artifact" : "Manifest"
        return JSONShape.Structure(
            "v1." + name, named: name,
            [
                ("config", part), ("subject", .pointer(part)), ("layers", .list(part)), ("blobs", .list(part)),
                ("manifests", .list(part)),
            ])
    }

    private static func elements(_ value: Value?) -> [Map] {
        switch value {
        case .map(let fields)?: [fields]
        case .list(let list)?: list.elements.compactMap { if case .map(let fields) = $0 { fields } else { nil } }
        default: []
        }
    }
}

// MARK: - Writing

extension Manifest {
    /// The manifest of a chart: layers in the order of their digests, so that it is always the same.
    ///
    /// Mirrors pkg/registry client.go Push and tagManifest.
    static func text(
        config: Descriptor, layers: [Descriptor], annotations: [GoString: GoString]
    ) throws(HelmError) -> [UInt8] {
        var object = JSONObject()
        object.add("schemaVersion", .int(2))
        object.add("config", config.value)
        let sorted = layers.sorted { $0.digest.description < $1.digest.description }
        object.add("layers", .list(sorted.map(\.value)))
        object.add("annotations", .map(Map(annotations.map { ($0.key, .string($0.value)) })))
        do { return try JSON.encode(object.value) } catch { throw HelmError(error.goMessage) }
    }
}
