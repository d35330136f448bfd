import Charts
import Failures
import Files
import GoTemplate
import SemVer

/// The charts of repositories, those that were added and others.
///
/// Mirrors pkg/downloader manager.go and internal/resolver resolver.go. Helm finds a version in the repository of the
/// first dependency of a name; here each has its own.
package final class RepositoryCharts: RemoteCharts {
    /// Whether indexes are fetched anew first.
    package var refreshes = true
    /// Whether archives are taken that do not have the digest that their index claims.
    package var rules: DigestRules {
        get { download.rules }
        set { download.rules = newValue }
    }
    /// Checks the signature of each chart; nil where none is wanted.
    package var verification: ChartVerification?
    private let places: RepositoryPlaces
    private let client: RepositoryClient
    private let registries: RegistryClient
    private var download: ChartDownload
    private let log: Log
    private var known: [RepositoryEntry]?
    /// What was read of repositories, by their names; those that nobody added have names of Helm's.
    private var indexes: [GoString: RepositoryIndex] = [:]
    /// Charts whose repositories nobody refreshed, for they have the names of others.
    private var unrefreshed: Set<GoString> = []
    private var packages: [GoString: ChartPackage] = [:]

    package init(
        _ places: RepositoryPlaces, _ client: RepositoryClient, _ registries: RegistryClient, cache: ContentCache,
        log: Log
    ) {
        (self.places, self.client, self.registries, self.log) = (places, client, registries, log)
        download = ChartDownload(client, registries, cache: cache)
    }

    private func repositories() throws(HelmError) -> [RepositoryEntry] {
        if let known { return known }
        let entries = try RepositoryFile(places.file).entries
        known = entries
        return entries
    }

    package func url(ofRepositoryNamed name: GoString) throws(HelmError) -> GoString? {
        try repositories().first { $0.name == name }?.url
    }

    /// The repository of an address; one that nobody added is open to all, and has the name that Helm gives it.
    private func repository(at url: GoString) throws(HelmError) -> (entry: RepositoryEntry, isKnown: Bool) {
        let wanted = url.normalizedURL
        if let entry = try repositories().first(where: { $0.url.normalizedURL == wanted }) { return (entry, true) }
        return (RepositoryEntry(name: "helm-manager-" + DependencyDigest.sha256(url.bytes), url: url), false)
    }
}

extension RepositoryCharts {
    package var isOffline: Bool { client.isOffline }
}

// MARK: - Refreshing

extension RepositoryCharts {
    package func prepare(
        _ dependencies: [Dependency], addsUnknown: Bool, _ report: UpdateReport
    ) throws(HelmError) {
        let remote = dependencies.filter(\.isOfRepository)
        if !addsUnknown { try checkKnown(remote) }
        let unknown = try unknown(among: remote)
        guard refreshes && !client.isOffline else { return }
        if !unknown.isEmpty {
            report.add(.lookedForRepositories)
            try refresh(unknown, report)
        }
        let known = try repositories()
        if known.isEmpty { return }
        report.add(.refreshing)
        try refresh(known, report)
        report.add(.refreshed)
    }

    /// Mirrors hasAllRepos.
    private func checkKnown(_ dependencies: [Dependency]) throws(HelmError) {
        var missing: [GoString] = []
        for dependency in dependencies {
            if try !repository(at: dependency.repository).isKnown { missing.append(dependency.repository.redactedURL) }
        }
        if missing.isEmpty { return }
        throw HelmError(
            "no repository definition for " + missing.joined(by: ", ")
                + ". Please add the missing repos via 'helm repo add'")
    }

    /// The repositories that nobody added, of the first dependency of each name.
    private func unknown(among dependencies: [Dependency]) throws(HelmError) -> [RepositoryEntry] {
        var names: Set<GoString> = []
        var unknown: [RepositoryEntry] = []
        for dependency in dependencies {
            let (entry, isKnown) = try repository(at: dependency.repository)
            let isFirst = names.insert(dependency.name).inserted
            if isKnown { continue }
            if isFirst { unknown.append(entry) } else { unrefreshed.insert(entry.name) }
        }
        return unknown
    }

    /// That one cannot be refreshed is only told: what is known of it counts.
    private func refresh(_ entries: [RepositoryEntry], _ report: UpdateReport) throws(HelmError) {
        var byURL: [GoString: RepositoryEntry] = [:]
        for entry in entries { byURL[entry.url.trimmingSuffix("/")] = entry }
        var sources: [IndexSource] = []
        for (_, entry) in byURL.sorted(by: { $0.key < $1.key }) { sources.append(try IndexSource(entry)) }
        IndexRefresh(client: client, cache: IndexCache(places.cache), log: log).run(sources) { entry, failure in
            guard let failure else { return report.add(.gotUpdate(entry.shownName)) }
            report.add(.gotNoUpdate(entry.shownName, url: entry.isUnknown ? nil : entry.url, failure.message))
        }
    }
}

extension RepositoryEntry {
    /// Whether nobody added it.
    fileprivate var isUnknown: Bool { name.hasPrefix("helm-manager-") }

    fileprivate var shownName: GoString { isUnknown ? url.redactedURL : name }
}

extension Dependency {
    /// Whether it comes from a server that has an index.
    fileprivate var isOfRepository: Bool {
        if case .remote = DependencyRepository(repository) { !isOfRegistry } else { false }
    }

    fileprivate var isOfRegistry: Bool { repository.hasPrefix("oci://") }
}

// MARK: - Choosing and fetching

extension RepositoryCharts {
    package func version(
        of dependency: Dependency, meeting constraint: VersionConstraint
    ) throws(HelmError) -> GoString? {
        if dependency.isOfRegistry { return try tag(of: dependency, meeting: constraint) }
        let repository = try repository(at: dependency.repository).entry
        let index = try index(of: repository)
        guard let versions = index.versions(of: dependency.name) else {
            throw HelmError(dependency.name + " chart not found in repo " + dependency.repository.redactedURL)
        }
        return versions.first { !$0.urls.isEmpty && $0.meets(constraint) }?.version
    }

    /// An exact version is believed to be there, and a range that no tag meets is written down as it is, as in Helm.
    private func tag(
        of dependency: Dependency, meeting constraint: VersionConstraint
    ) throws(HelmError) -> GoString {
        if (try? SemanticVersion(parsing: dependency.version)) != nil { return dependency.version }
        let versions: [GoString]
        do {
            let place = dependency.repository.trimmingPrefix("oci://") + "/" + dependency.name
            versions = try ArtifactRepository(RegistryReference(parsing: place), registries).versions()
        } catch {
            throw HelmError(
                "could not retrieve list of tags for repository " + dependency.repository.redactedURL + ": "
                    + error.message)
        }
        let found = versions.first { (try? SemanticVersion(parsing: $0)).map(constraint.matches) ?? false }
        return found ?? dependency.version
    }

    private func index(of repository: RepositoryEntry) throws(HelmError) -> RepositoryIndex {
        if let index = indexes[repository.name] { return index }
        let index: RepositoryIndex
        do { index = try IndexCache(places.cache).index(of: repository.name, log: log) } catch {
            guard unrefreshed.contains(repository.name) else {
                throw HelmError(
                    "no cached repository for " + repository.name + " found. (try 'helm repo update'): "
                        + error.message)
            }
            index = try fetchedIndex(of: repository)
        }
        indexes[repository.name] = index
        return index
    }

    private func fetchedIndex(of repository: RepositoryEntry) throws(HelmError) -> RepositoryIndex {
        let source = try IndexSource(repository)
        return try RepositoryIndex(
            client.fetch(source.url, of: repository), source: repository.url.redactedURL, log: log)
    }

    /// Mirrors loadChartRepositories.
    package func begin() throws(HelmError) {
        for repository in try repositories() where indexes[repository.name] == nil {
            indexes[repository.name] = try IndexCache(places.cache).index(of: repository.name, log: log)
        }
    }

    package func archive(of dependency: Dependency, _ report: UpdateReport) throws(HelmError) -> ChartPackage {
        if dependency.isOfRegistry { return try artifact(of: dependency, report) }
        let chart: RemoteChart
        do { chart = try remoteChart(dependency).told } catch { throw HelmError("could not find : " + error.message) }
        let url = chart.url.description
        if let package = packages[url] {
            report.add(.alreadyDownloaded(name: dependency.name, repository: dependency.repository))
            return package
        }
        report.add(.downloading(name: dependency.name, repository: dependency.repository))
        do throws(HelmError) {
            let package = try download.package(chart, verification)
            packages[url] = package
            return package
        } catch { throw HelmError("could not download " + url.redactedURL + ": " + error.message) }
    }

    /// The archive of a dependency in a registry; Helm fetches one twice that is declared twice.
    private func artifact(of dependency: Dependency, _ report: UpdateReport) throws(HelmError) -> ChartPackage {
        let reference = dependency.repository + "/" + dependency.name
        report.add(.downloading(name: dependency.name, repository: dependency.repository))
        do throws(HelmError) {
            let resolver = ChartResolver(places, registries, log: log)
            let chart = try resolver.chart(reference, version: dependency.version, RepositoryEntry(name: "", url: ""))
            return try download.package(chart, verification)
        } catch { throw HelmError("could not download " + reference.redactedURL + ": " + error.message) }
    }

    /// Mirrors findChartURL.
    private func remoteChart(_ dependency: Dependency) throws(HelmError) -> RemoteChart {
        let (repository, isKnown) = try repository(at: dependency.repository)
        guard isKnown else {
            do { return try chart(dependency, ofUnknown: repository) } catch {
                throw HelmError(
                    "chart " + dependency.name + " not found in " + dependency.repository.redactedURL + ": "
                        + error.message)
            }
        }
        guard let versions = try index(of: repository).versions(of: dependency.name) else {
            throw HelmError("entry not found")
        }
        let found = versions.first { !$0.urls.isEmpty && $0.hasVersion(dependency.version) }
        guard let found, let first = found.urls.first else { throw HelmError("no matching version") }
        let url = try dependency.repository.resolvingURL(first)
        return try RemoteChart(url, claim: found.entry.digest, of: repository)
    }

    private func chart(
        _ dependency: Dependency, ofUnknown repository: RepositoryEntry
    ) throws(HelmError) -> RemoteChart {
        let resolver = ChartResolver(places, registries, log: log)
        return try resolver.chart(
            dependency.name, version: dependency.version, ofRepository: repository, client)
    }
}

extension IndexVersion {
    /// Mirrors versionEquals.
    fileprivate func hasVersion(_ text: GoString) -> Bool {
        if text.isEmpty { return true }
        guard let wanted = try? SemanticVersion(parsing: text) else { return version == text }
        guard let own = try? SemanticVersion(parsing: version) else { return false }
        return !(own < wanted) && !(wanted < own)
    }
}
