import Charts
import Codecs
import Failures
import GoTemplate
import SemVer

/// What of a chart is wanted from a registry.
enum ChartArtifactContent {
    case archive
    case provenance

    var mediaTypes: [MediaType] {
        switch self {
        case .archive: [.chartArchive, .legacyChartArchive]
        case .provenance: [.provenance]
        }
    }

    /// The one that is missed where there is none.
    var mainType: MediaType { self == .archive ? .chartArchive : .provenance }
}

extension RegistryClient {
    /// Bytes of an archive.
    private static let archiveLimit = 100 << 20

    /// Fetches the archive of a chart or its provenance.
    ///
    /// Mirrors pkg/registry client.go Pull and processChartPull, and oras' Copy.
    ///
    /// - Parameters:
    ///   - reference: where it is, without `oci://`.
    ///   - isTold: whether Helm says on standard output what it fetched.
    func pull(
        _ reference: GoString, _ content: ChartArtifactContent, isTold: Bool = true
    ) throws(HelmError) -> [UInt8] {
        let place = try ChartArtifactReference(reference)
        let target = try RegistryReference(parsing: place.description)
        let repository = ArtifactRepository(target, self)
        let root = try root(target, repository)
        var wanted = content.mediaTypes
        wanted.append(.chartConfig)
        let parts = try Self.leaves(of: root.manifest, repository).filter { wanted.contains($0.mediaType) }
        let isCounted = root.descriptor.mediaType == .imageManifest || root.descriptor.mediaType == .imageIndex
        let count = parts.count + (isCounted ? 1 : 0)
        var blobs: [GoString: [UInt8]] = [:]
        for part in parts { blobs[part.digest.description] = try Self.blob(part, repository) }
        let layer = try layer(of: parts, count: count, content, isTold: isTold)
        try Self.check(config: parts.last { $0.mediaType == .chartConfig }, blobs)
        if isTold { tell("Pulled", place, root.descriptor.digest) }
        return blobs[layer.digest.description] ?? []
    }

    /// The digest of the archive that a chart has; nothing but its manifest is fetched.
    func archiveDigest(of reference: GoString) throws(HelmError) -> ArtifactDigest {
        let target = try RegistryReference(parsing: ChartArtifactReference(reference).description)
        let repository = ArtifactRepository(target, self)
        let parts = try Self.leaves(of: root(target, repository).manifest, repository)
        let archives = parts.filter { ChartArtifactContent.archive.mediaTypes.contains($0.mediaType) }
        if let archive = archives.last { return archive.digest }
        throw HelmError("manifest does not contain a layer with mediatype " + MediaType.chartArchive.text)
    }

    private func root(
        _ target: RegistryReference, _ repository: ArtifactRepository
    ) throws(HelmError) -> (descriptor: Descriptor, manifest: Manifest) {
        let found: (descriptor: Descriptor, bytes: [UInt8])
        do { found = try repository.manifest(target) } catch {
            throw HelmError("failed to perform \"FetchReference\" on source: " + error.message)
        }
        do {
            if MediaType.manifests.contains(found.descriptor.mediaType) { try found.descriptor.check(found.bytes) }
            return (found.descriptor, try Manifest(found.bytes, found.descriptor.mediaType))
        } catch { throw HelmError("failed to perform \"Successors\" on source: " + error.message) }
    }

    /// The parts of a manifest that are no manifests; those that an index lists are fetched for theirs.
    private static func leaves(
        of manifest: Manifest, _ repository: ArtifactRepository
    ) throws(HelmError) -> [Descriptor] {
        var leaves: [Descriptor] = []
        var open = Array(manifest.parts.reversed())
        var seen: Set<GoString> = []
        while let part = open.popLast() {
            guard seen.insert(part.digest.description).inserted else { continue }
            guard MediaType.manifests.contains(part.mediaType) else {
                leaves.append(part)
                continue
            }
            guard seen.count < manifestLimit else { throw HelmError("too many manifests in one index") }
            open += try inner(part, repository).parts.reversed()
        }
        return leaves
    }

    /// Manifests and parts of one artifact; a chart has three.
    private static let manifestLimit = 1000

    private static func inner(_ part: Descriptor, _ repository: ArtifactRepository) throws(HelmError) -> Manifest {
        do {
            var reference = try RegistryReference(parsing: repository.registry + "/" + repository.name)
            reference.target = .digest(part.digest)
            let bytes = try repository.manifest(reference).bytes
            try part.check(bytes)
            return try Manifest(bytes, part.mediaType)
        } catch { throw HelmError("failed to perform \"FindSuccessors\" on source: " + error.message) }
    }

    private static func blob(_ part: Descriptor, _ repository: ArtifactRepository) throws(HelmError) -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try repository.blob(part, atMost: archiveLimit) } catch {
            throw HelmError("failed to perform \"Fetch\" on source: " + error.message)
        }
        do { try part.check(bytes) } catch {
            throw HelmError("failed to perform \"Push\" on destination: " + error.message)
        }
        return bytes
    }

    /// The part that has what is wanted; mirrors processChartPull.
    private func layer(
        of parts: [Descriptor], count: Int, _ content: ChartArtifactContent, isTold: Bool
    ) throws(HelmError) -> Descriptor {
        guard count >= 2 else {
            throw HelmError(
                GoString("manifest does not contain minimum number of descriptors (2), descriptors found: \(count)"))
        }
        let layers = parts.filter { content.mediaTypes.contains($0.mediaType) }
        for _ in layers.filter({ $0.mediaType == .legacyChartArchive }) where isTold {
            report("Warning: chart media type " + MediaType.legacyChartArchive.text + " is deprecated\n")
        }
        guard parts.contains(where: { $0.mediaType == .chartConfig }) else {
            throw HelmError("could not load config with mediatype " + MediaType.chartConfig.text)
        }
        if let layer = layers.last { return layer }
        throw HelmError("manifest does not contain a layer with mediatype " + content.mainType.text)
    }

    /// What describes the chart must be readable.
    private static func check(config: Descriptor?, _ blobs: [GoString: [UInt8]]) throws(HelmError) {
        let text = config.flatMap { blobs[$0.digest.description] } ?? []
        do { _ = try JSON.fields(of: JSON.decode(text), as: Metadata.shape) } catch {
            throw HelmError(error.goMessage)
        }
    }

    /// Mirrors Pull and Push: what was moved, and a word about underscores.
    func tell(_ action: GoString, _ place: ChartArtifactReference, _ digest: ArtifactDigest) {
        report(action + ": " + place.description + "\n")
        report("Digest: " + digest.description + "\n")
        let hasUnderscore = action == "Pushed" ? place.tag.contains("_") : place.description.contains("_")
        if hasUnderscore { report(place.description + " contains an underscore.\n" + Self.underscores) }
    }

    private static let underscores: GoString = """

        OCI artifact references (e.g. tags) do not support the plus sign (+). To support
        storing semantic versions, Helm adopts the convention of changing plus (+) to
        an underscore (_) in chart version tags when pushing to a registry and back to
        a plus (+) when pulling from a registry.

        """
}
