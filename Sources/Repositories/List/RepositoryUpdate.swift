import Failures
import GoTemplate

/// Fetches the indexes of repositories anew: `helm repo update`.
///
/// Mirrors pkg/cmd repo_update.go.
package struct RepositoryUpdate {
    private let entries: [RepositoryEntry]
    private let cache: IndexCache

    /// - Parameter names: those that are meant; empty for all.
    /// - Throws: `HelmError` where there are none, or none of a name.
    package init(_ places: RepositoryPlaces, names: [GoString]) throws(HelmError) {
        let file: RepositoryFile
        do { file = try RepositoryFile(places.file) } catch {
            throw HelmError("failed loading file: " + places.file + ": " + error.message)
        }
        if file.entries.isEmpty { throw HelmError("no repositories found. You must add one before updating") }
        if let unknown = names.first(where: { file.entry(named: $0) == nil }) {
            throw HelmError("no repositories found matching '" + unknown + "'.  Nothing will be updated")
        }
        entries = names.isEmpty ? file.entries : file.entries.filter { names.contains($0.name) }
        cache = IndexCache(places.cache)
    }

    /// Fetches all of them at once.
    ///
    /// - Parameter finished: told of each with the reason where it failed, in the order in which they end.
    /// - Throws: `HelmError` before anything is fetched where an address is none, and at the end where one failed.
    package func run(
        _ client: RepositoryClient, log: Log, started: () -> Void,
        finished: @escaping (RepositoryEntry, GoString?) -> Void
    ) throws(HelmError) {
        var sources: [IndexSource] = []
        for entry in entries { sources.append(try IndexSource(entry)) }
        started()
        var failed: [GoString] = []
        IndexRefresh(client: client, cache: cache, log: log).run(sources) { entry, failure in
            if failure != nil { failed.append(entry.url.redactedURL) }
            finished(entry, failure?.message)
        }
        if failed.isEmpty { return }
        throw HelmError("failed to update the following repositories: [" + failed.joined(by: " ") + "]")
    }
}
