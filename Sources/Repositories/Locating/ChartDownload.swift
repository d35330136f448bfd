import Failures
import Files
import GoTemplate

/// Fetches archives of charts; what does not have the digest that its index claims is refused.
///
/// Mirrors pkg/downloader chart_downloader.go.
package struct ChartDownload {
    private let client: RepositoryClient
    private let registries: RegistryClient
    private let cache: ContentCache
    /// Which digests archives must have.
    package var rules = DigestRules()

    /// Bytes of an archive.
    private static let archiveLimit = 100 << 20
    private static let accepted: GoString = "application/gzip,application/octet-stream"

    package init(_ client: RepositoryClient, _ registries: RegistryClient, cache: ContentCache) {
        (self.client, self.registries, self.cache) = (client, registries, cache)
    }

    /// The path of an archive in the cache, to which it is fetched where it is missing.
    ///
    /// - Parameter verification: checks the signature, which is fetched, too; nil where none is wanted.
    package func cached(
        _ chart: RemoteChart, verification: ChartVerification? = nil
    ) throws(HelmError) -> GoString {
        if let manifest = chart.manifest { return try cached(chart, manifest, verification) }
        let claim = try chart.digest(failingWith: "unable to decode digest: ")
        if let digest = claim, let known = cache.archive(digest) {
            try rules.check(known.content, named: chart.url.redacted)
            try verify(chart, known.content, digest: digest, verification)
            return known.path
        }
        let archive = try fetched(chart)
        let digest = DependencyDigest.sha256(archive)
        let path = try cache.put(archive, .chart, of: digest)
        try verify(chart, archive, digest: digest, verification)
        return path
    }

    /// The path of an archive that Helm keeps under the digest of its manifest.
    ///
    /// Its own bytes do not tell whether it is the right one: the manifest does.
    private func cached(
        _ chart: RemoteChart, _ manifest: ArtifactDigest, _ verification: ChartVerification?
    ) throws(HelmError) -> GoString {
        let key = manifest.hexadecimal
        if let known = try cachedArtifact(chart, manifest) {
            try rules.check(known, named: chart.url.redacted)
            try verify(chart, known, digest: key, verification)
            return cache.path(key, .chart)
        }
        let archive = try fetched(chart)
        let path = try cache.put(archive, .chart, of: key)
        try verify(chart, archive, digest: key, verification)
        return path
    }

    private func cachedArtifact(_ chart: RemoteChart, _ manifest: ArtifactDigest) throws(HelmError) -> [UInt8]? {
        guard let known = cache.content(under: manifest.hexadecimal) else { return nil }
        let digest = try registries.archiveDigest(of: chart.artifactReference)
        return digest.isDigest(of: known) ? known : nil
    }

    /// The bytes of an archive, which are taken from the cache where they are there.
    func archive(of chart: RemoteChart) throws(HelmError) -> [UInt8] {
        guard let known = try known(chart) else { return try fetched(chart) }
        try rules.check(known, named: chart.url.redacted)
        return known
    }

    private func known(_ chart: RemoteChart) throws(HelmError) -> [UInt8]? {
        if let manifest = chart.manifest, let known = try cachedArtifact(chart, manifest) { return known }
        return try chart.digest().flatMap { cache.archive($0)?.content }
    }

    /// The same as a package, with its signature once that was found to be good.
    func package(_ chart: RemoteChart, _ verification: ChartVerification?) throws(HelmError) -> ChartPackage {
        let archive = try archive(of: chart)
        guard let verification else { return ChartPackage(fileName: try chart.fileName, data: archive) }
        let provenance = try required(chart)
        _ = try proof(of: chart.fileName, archive, provenance, verification)
        return ChartPackage(fileName: try chart.fileName, data: archive, provenance: provenance)
    }

    /// The bytes of a chart's provenance.
    func provenance(of chart: RemoteChart) throws(HelmError) -> [UInt8] {
        let claim = try chart.digest()
        let key = chart.manifest?.hexadecimal ?? claim
        if let key, let known = cache.provenance(of: key) { return known }
        if chart.isArtifact {
            return try registries.pull(chart.artifactReference, .provenance, isTold: chart.isTold)
        }
        return try client.fetch(chart.url.description + ".prov", of: chart.repository)
    }

    private func fetched(_ chart: RemoteChart) throws(HelmError) -> [UInt8] {
        let url = chart.url.description
        let archive =
            chart.isArtifact
            ? try registries.pull(chart.artifactReference, .archive, isTold: chart.isTold)
            : try client.fetch(url, of: chart.repository, accepting: Self.accepted, atMost: Self.archiveLimit)
        try rules.check(archive, named: url.redactedURL)
        try rules.check(DependencyDigest.sha256(archive), of: chart)
        return archive
    }

    private func verify(
        _ chart: RemoteChart, _ archive: [UInt8], digest: GoString, _ verification: ChartVerification?
    ) throws(HelmError) {
        guard let verification else { return }
        let provenance: [UInt8]
        if let known = cache.provenance(of: digest) {
            provenance = known
        } else {
            provenance = try required(chart)
            _ = try cache.put(provenance, .provenance, of: digest)
        }
        _ = try proof(of: chart.fileName, archive, provenance, verification)
    }

    /// - Throws: `HelmError` without the reason, as Helm has it.
    func required(_ chart: RemoteChart) throws(HelmError) -> [UInt8] {
        do { return try provenance(of: chart) } catch {
            throw HelmError("failed to fetch provenance " + Strconv.quote(chart.url.redacted + ".prov"))
        }
    }

    /// A signature is for a name, too.
    private func proof(
        of name: GoString, _ archive: [UInt8], _ provenance: [UInt8], _ verification: ChartVerification
    ) throws(HelmError) -> ChartVerification.Proof {
        let fileSystem = FileSystem()
        let folder = try fileSystem.makeTemporaryDirectory(prefix: "swelm-")
        defer { try? fileSystem.removeAll(folder) }
        let path = GoPath.join(folder, name)
        try fileSystem.write(archive, toNew: path)
        try fileSystem.write(provenance, toNew: path + ".prov")
        return try verification.proof(of: path)
    }
}

extension RemoteChart {
    /// Where it is in its registry.
    fileprivate var artifactReference: GoString { url.description.trimmingPrefix("oci://") }
}
