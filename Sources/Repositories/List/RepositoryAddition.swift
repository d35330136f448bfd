import Failures
import GoTemplate

/// Adds a repository, once its index could be read: `helm repo add`.
///
/// Mirrors pkg/cmd repo_add.go.
package struct RepositoryAddition {
    package enum Outcome: Sendable {
        case added
        /// It is there with the same settings.
        case unchanged
    }

    package var entry: RepositoryEntry
    /// Whether one of the same name is replaced.
    package var replacesOther = false
    /// Whether repositories that are no more may be named.
    package var allowsDeprecated = false
    /// Asks for the password of a user name that came without one.
    package var readPassword: () throws(HelmError) -> GoString = { GoString() }

    package init(_ entry: RepositoryEntry) { self.entry = entry }

    /// - Parameter client: carries the request.
    /// - Throws: `HelmError`; nothing is changed then.
    package func run(_ places: RepositoryPlaces, _ client: RepositoryClient, log: Log) throws(HelmError) -> Outcome {
        try checkAvailability()
        let lock = try RepositoryFileLock(beside: places.file)
        defer { withExtendedLifetime(lock) {} }
        var file = try RepositoryFile(places.file)
        var entry = entry
        if !entry.username.isEmpty && entry.password.isEmpty { entry.password = try readPassword() }
        if entry.name.contains("/") {
            throw HelmError(
                "repository name (" + entry.name + ") contains '/', please specify a different name without '/'")
        }
        // It becomes a part of names of files and of lines for people.
        if entry.name.bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw HelmError("repository name " + Strconv.quote(entry.name) + " contains control characters")
        }
        if !replacesOther, let other = file.entry(named: entry.name) { return try Self.compare(entry, with: other) }
        try fetch(entry, places, client, log)
        file.update(entry)
        if try file.write() {
            log.warn("the file of repositories holds passwords and could be read by others: its mode is 0600 now")
        }
        return .added
    }

    private static func compare(_ entry: RepositoryEntry, with other: RepositoryEntry) throws(HelmError) -> Outcome {
        if entry == other { return .unchanged }
        throw HelmError("repository name (" + entry.name + ") already exists, please specify a different name")
    }

    private func fetch(
        _ entry: RepositoryEntry, _ places: RepositoryPlaces, _ client: RepositoryClient, _ log: Log
    ) throws(HelmError) {
        let source = try IndexSource(entry)
        var problem: HelmError?
        IndexRefresh(client: client, cache: IndexCache(places.cache), log: log).run([source]) { _, failure in
            problem = failure
        }
        guard let problem else { return }
        throw HelmError(
            "looks like " + Strconv.quote(entry.url.redactedURL)
                + " is not a valid chart repository or cannot be reached: " + problem.message)
    }

    private static let deprecated: [(old: GoString, new: GoString)] = [
        ("https://kubernetes-charts.storage.googleapis.com", "https://charts.helm.sh/stable"),
        ("https://kubernetes-charts-incubator.storage.googleapis.com", "https://charts.helm.sh/incubator"),
    ]

    private func checkAvailability() throws(HelmError) {
        if allowsDeprecated { return }
        guard let known = Self.deprecated.first(where: { entry.url.contains($0.old) }) else { return }
        throw HelmError(
            "repo " + Strconv.quote(entry.url) + " is no longer available; try " + Strconv.quote(known.new)
                + " instead")
    }
}
