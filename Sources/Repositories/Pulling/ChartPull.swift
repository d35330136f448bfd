import Charts
import Failures
import Files
import GoTemplate

/// Fetches a chart into a folder: `helm pull`.
///
/// Mirrors pkg/action pull.go.
package struct ChartPull {
    /// What becomes of the provenance.
    package enum Provenance {
        case left
        /// It is fetched where it is there, and not looked at.
        case fetched
        case verified(ChartVerification)
    }

    package var version = GoString()
    /// What lets the client in; the URL is that of `--repo`, or empty.
    package var access = RepositoryEntry(name: "", url: "")
    package var provenance = Provenance.left
    package var destination: GoString = "."
    /// Where to put the files of the chart in place of its archive; nil for the archive.
    package var unpackedFolder: GoString?
    private let resolver: ChartResolver
    private let client: RepositoryClient
    private var download: ChartDownload
    private let fileSystem = FileSystem()

    package init(_ resolver: ChartResolver, _ client: RepositoryClient, cache: ContentCache) {
        (self.resolver, self.client) = (resolver, client)
        download = ChartDownload(client, resolver.registries, cache: cache)
    }

    /// Which digests archives must have.
    package var rules: DigestRules {
        get { download.rules }
        set { download.rules = newValue }
    }

    /// - Returns: what is to be said about it.
    /// - Throws: `HelmError` in Helm's words.
    package func run(_ reference: GoString) throws(HelmError) -> GoString {
        let chart =
            access.url.isEmpty
            ? try resolver.chart(reference, version: version, access)
            : try resolver.chart(reference, version: version, ofRepository: access, client)
        guard let unpackedFolder else { return try save(chart, reference, to: destination).words }
        let folder = try fileSystem.makeTemporaryDirectory(prefix: "helm-")
        defer { try? fileSystem.removeAll(folder) }
        let saved = try save(chart, reference, to: folder)
        try unpack(saved.path, reference, to: unpackedFolder)
        return saved.words
    }

    /// Writes archive and provenance; a provenance that is no good leaves nothing.
    private func save(
        _ chart: RemoteChart, _ reference: GoString, to folder: GoString
    ) throws(HelmError) -> (path: GoString, words: GoString) {
        let name = try chart.fileName
        let path = GoPath.join(folder, name)
        let archive = try download.archive(of: chart)
        try fileSystem.replace(path, with: archive, permissions: 0o644)
        switch provenance {
        case .left: return (path, "")
        case .fetched:
            do throws(HelmError) {
                let text = try download.provenance(of: chart)
                try fileSystem.replace(path + ".prov", with: text, permissions: 0o644)
                return (path, "")
            } catch {
                return (path, "WARNING: Verification not found for " + reference + ": " + error.message + "\n")
            }
        case .verified(let verification):
            let text = try download.required(chart)
            try fileSystem.replace(path + ".prov", with: text, permissions: 0o644)
            return (path, try verification.proof(of: path).words)
        }
    }

    private func unpack(_ archive: GoString, _ reference: GoString, to folder: GoString) throws(HelmError) {
        let folder = GoPath.isAbsolute(folder) ? folder : GoPath.join(destination, folder)
        let name = reference.suffix(from: (reference.bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)
        let target = folder == "." ? name : GoPath.join(folder, name)
        if try fileSystem.exists(target) {
            throw HelmError("failed to untar: a file or directory with the name " + target + " already exists")
        }
        do { try fileSystem.makeDirectories(target) } catch {
            throw HelmError("failed to untar (mkdir): " + error.message)
        }
        _ = try ChartExpansion.expand(fileSystem.read(archive), into: folder)
    }
}

extension ChartVerification.Proof {
    /// Who signed a chart, as Helm says it.
    package var words: GoString {
        signer.names.map { "Signed by: " + $0 + "\n" }.joined(by: "")
            + "Using Key With Fingerprint: " + signer.fingerprint + "\n"
            + "Chart Hash Verified: " + digest + "\n"
    }
}
