import Charts
import Codecs
import Failures
import Files
import GoLibrary
import GoTemplate

/// Uploads the archive of a chart to a registry: `helm push`.
///
/// Mirrors pkg/pusher ocipusher.go and pkg/registry client.go Push.
package struct ChartPush {
    private let client: RegistryClient
    private let fileSystem = FileSystem()
    private let log: Log

    package init(_ client: RegistryClient, log: Log) { (self.client, self.log) = (client, log) }

    /// - Parameters:
    ///   - path: that of the archive; a provenance beside it goes along.
    ///   - remote: what stands before the chart's name: `oci://host/charts`; of one that writes `oci` otherwise
    ///     nothing is told, as in Helm.
    /// - Throws: `HelmError` in Helm's words.
    package func run(_ path: GoString, to remote: GoString) throws(HelmError) {
        let folder = try Self.folder(remote)
        let archive = try archive(path)
        let place = try ChartArtifactReference(
            GoPath.join(folder, archive.metadata.name) + ":" + archive.metadata.version)
        _ = try RegistryReference(parsing: place.description)
        let repository = ArtifactRepository(place.artifact, client, pushes: true)
        let manifest = try archive.manifest()
        try push(archive, manifest.bytes, manifest.descriptor, to: repository)
        do { try repository.push(manifest.bytes, manifest.descriptor, as: place.tag) } catch {
            throw HelmError("failed to perform \"Tag\" on destination: " + error.message)
        }
        if remote.hasPrefix("oci://") { client.tell("Pushed", place, manifest.descriptor.digest) }
    }

    /// Mirrors pkg/uploader chart_uploader.go.
    private static func folder(_ remote: GoString) throws(HelmError) -> GoString {
        guard let url = try? GoURL(parsing: remote) else { throw HelmError("invalid chart URL format: " + remote) }
        if url.scheme.isEmpty { throw HelmError("scheme prefix missing from remote (e.g. \"oci://\")") }
        guard url.scheme == "oci" else { throw HelmError("scheme " + Strconv.quote(url.scheme) + " not supported") }
        return url.description.trimmingPrefix("oci://")
    }

    private func archive(_ path: GoString) throws(HelmError) -> PushedArchive {
        guard try fileSystem.exists(path) else { throw HelmError(path + ": no such file") }
        let status = try fileSystem.status(of: path)
        if status.kind == .directory {
            throw HelmError("cannot push directory, must provide chart archive (.tgz)")
        }
        let chart = try ChartLoader.loadVersion2(path, log: log)
        return PushedArchive(
            metadata: chart.metadata, bytes: try fileSystem.read(path),
            provenance: try fileSystem.readIfPresent(path + ".prov"), time: status.modificationTime)
    }

    /// Uploads what the registry does not have.
    ///
    /// Mirrors oras' ExtendedCopy.
    private func push(
        _ archive: PushedArchive, _ manifest: [UInt8], _ descriptor: Descriptor, to repository: ArtifactRepository
    ) throws(HelmError) {
        let destination: GoString = " on destination: "
        let isThere: Bool
        do { isThere = try repository.hasManifest(descriptor) } catch {
            throw HelmError("failed to perform \"Exists\"" + destination + error.message)
        }
        if isThere { return }
        for part in try archive.parts() {
            let isThere: Bool
            do { isThere = try repository.hasBlob(part.descriptor) } catch {
                throw HelmError("failed to perform \"Exists\"" + destination + error.message)
            }
            if isThere { continue }
            do { try repository.push(part.descriptor, part.bytes) } catch {
                throw HelmError("failed to perform \"Push\"" + destination + error.message)
            }
        }
        do { try repository.push(manifest, descriptor, as: descriptor.digest.description) } catch {
            throw HelmError("failed to perform \"Push\"" + destination + error.message)
        }
    }
}
