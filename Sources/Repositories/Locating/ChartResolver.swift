import Failures
import Files
import GoLibrary
import GoTemplate

/// Finds out which archive a reference means: `repository/chart`, or a URL of a server or a registry.
///
/// Mirrors pkg/downloader chart_downloader.go ResolveChartVersion.
package struct ChartResolver {
    private let places: RepositoryPlaces
    let registries: RegistryClient
    private let log: Log

    package init(_ places: RepositoryPlaces, _ registries: RegistryClient, log: Log) {
        (self.places, self.registries, self.log) = (places, registries, log)
    }

    /// - Parameters:
    ///   - version: an exact one or a range; empty for the newest that is no prerelease. Of a URL it does not matter.
    ///   - access: what a command line says of how to get in; what is recorded of a repository counts more.
    /// - Throws: `HelmError` in Helm's words.
    package func chart(
        _ reference: GoString, version: GoString, _ access: RepositoryEntry
    ) throws(HelmError) -> RemoteChart {
        guard let url = try? GoURL(parsing: reference) else {
            throw HelmError("invalid chart URL format: " + reference)
        }
        if url.description.hasPrefix("oci://") { return try artifact(reference, url, version: version) }
        let file = try RepositoryFile(places.file)
        let chart =
            url.isAbsolute && !url.host.isEmpty && !url.path.isEmpty
            ? RemoteChart(url: url, claim: "", repository: try self.access(to: reference, file, access))
            : try self.chart(at: url, version: version, file, access)
        guard ["http", "https", "oci"].contains(chart.url.scheme) else {
            throw HelmError("scheme " + Strconv.quote(chart.url.scheme) + " not supported")
        }
        return chart
    }

    /// One of a repository that was added.
    private func chart(
        at url: GoURL, version: GoString, _ file: RepositoryFile, _ access: RepositoryEntry
    ) throws(HelmError) -> RemoteChart {
        let (name, rest) = url.path.cut(at: UInt8(ascii: "/"))
        guard let chart = rest else {
            throw HelmError("non-absolute URLs should be in form of repo_name/path_to_chart, got: " + url.redacted)
        }
        guard let repository = file.entry(named: name) else { throw HelmError("repo " + name + " not found") }
        if repository.url.isEmpty { throw HelmError("no URL found for repository " + name) }
        _ = try IndexSource(repository)
        let entry = try entry(of: chart, version: version, in: name)
        guard let first = entry.urls?.first else {
            throw HelmError("chart " + Strconv.quote(url.description) + " has no downloadable URLs")
        }
        guard let resolved = try? repository.url.resolvingURL(first), let found = try? GoURL(parsing: resolved) else {
            throw HelmError("invalid chart URL format: " + url.description)
        }
        return RemoteChart(
            url: found, claim: entry.digest, repository: access.overridden(by: repository))
    }

    private func entry(of chart: GoString, version: GoString, in name: GoString) throws(HelmError) -> IndexEntry {
        let index = try index(of: name)
        do { return try index.entry(of: chart, version: version, log: log) } catch {
            throw HelmError(
                "chart " + Strconv.quote(chart) + " matching " + version + " not found in " + name
                    + " index. (try 'helm repo update'): " + error.message)
        }
    }

    private func index(of name: GoString) throws(HelmError) -> RepositoryIndex {
        do { return try IndexCache(places.cache).index(of: name, log: log) } catch {
            throw HelmError("no cached repo found. (try 'helm repo update'): " + error.message)
        }
    }

    /// How to get at a URL: as it is recorded of the first repository that lists it.
    ///
    /// Mirrors scanReposForURL.
    private func access(
        to url: GoString, _ file: RepositoryFile, _ access: RepositoryEntry
    ) throws(HelmError) -> RepositoryEntry {
        let wanted = url.normalizedURL
        for repository in file.entries {
            _ = try IndexSource(repository)
            let index = try index(of: repository.name)
            if index.lists(wanted) { return access.overridden(by: repository) }
        }
        var access = access
        access.url = url
        return access
    }
}

// MARK: - Repositories that nobody added

extension ChartResolver {
    /// One of a repository whose address a command line gives: `--repo`.
    ///
    /// The password goes on only to the repository's own server, as Helm's `template` has it.
    ///
    /// Mirrors pkg/repo/v1 chartrepo.go FindChartInRepoURL and pkg/action install.go LocateChart.
    package func chart(
        _ name: GoString, version: GoString, ofRepository access: RepositoryEntry, _ client: RepositoryClient
    ) throws(HelmError) -> RemoteChart {
        let index = try index(of: access, client)
        let subject = "chart " + Strconv.quote(name) + (version.isEmpty ? "" : " version " + Strconv.quote(version))
        guard let entry = try? index.entry(of: name, version: version, log: log) else {
            throw HelmError(subject + " not found in " + access.url.redactedURL + " repository")
        }
        guard let first = entry.urls?.first else { throw HelmError(subject + " has no downloadable URLs") }
        let url: GoString
        do { url = try access.url.resolvingURL(first) } catch {
            throw HelmError("failed to make chart URL absolute: " + error.message)
        }
        let found = try chart(url, version: "", access.forUse(at: url))
        return RemoteChart(
            url: found.url, claim: entry.digest, repository: found.repository)
    }

    private func index(of access: RepositoryEntry, _ client: RepositoryClient) throws(HelmError) -> RepositoryIndex {
        let source = try IndexSource(access)
        do {
            return try RepositoryIndex(client.fetch(source.url, of: access), source: access.url.redactedURL, log: log)
        } catch {
            throw HelmError(
                "looks like " + Strconv.quote(access.url.redactedURL)
                    + " is not a valid chart repository or cannot be reached: " + error.message)
        }
    }
}

extension RepositoryEntry {
    /// What is recorded of a repository, and of the command line what that leaves open; whether a server is believed
    /// without its certificate only a command line says.
    fileprivate func overridden(by repository: RepositoryEntry) -> RepositoryEntry {
        var entry = self
        (entry.name, entry.url) = (repository.name, repository.url)
        if repository.files != TLSFiles() { entry.files = repository.files }
        if !repository.username.isEmpty && !repository.password.isEmpty {
            (entry.username, entry.password) = (repository.username, repository.password)
            entry.passesCredentials = repository.passesCredentials
        }
        return entry
    }

    /// Without its user where the server is another one.
    fileprivate func forUse(at url: GoString) -> RepositoryEntry {
        guard !passesCredentials, let own = try? GoURL(parsing: self.url), let other = try? GoURL(parsing: url),
            own.scheme != other.scheme || own.host != other.host
        else { return self }
        var entry = self
        (entry.username, entry.password) = ("", "")
        return entry
    }
}

extension GoString {
    /// Mirrors internal/urlutil urlutil.go Equal.
    var normalizedURL: GoString {
        guard var url = try? GoURL(parsing: self) else { return GoPath.clean(self) }
        url.path = GoPath.clean(url.path.isEmpty ? "/" : url.path)
        return url.description
    }
}
