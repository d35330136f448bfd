import Charts
import Failures
import Files
import GoTemplate

/// The charts of both sides of a repository, each loaded once.
final class RepositoryCharts {
    /// A chart on a side; what the change does not touch is that of the new side on both.
    private struct Key: Hashable {
        let chart: GoString
        let isOld: Bool
    }

    private let old: RepositoryTree
    private let new: RepositoryTree
    private let reach: (old: ChangeReach, new: ChangeReach)
    private let fetch: (ServedChart) throws -> GoString
    private var charts: [Key: Result<LoadedChart, any Error>] = [:]
    /// Where charts are that were fetched.
    private let paths = Locked<[ServedChart: GoString]>([:])

    init(
        _ old: RepositoryTree, _ new: RepositoryTree, reach: (old: ChangeReach, new: ChangeReach),
        fetch: @escaping (ServedChart) throws -> GoString
    ) { (self.old, self.new, self.reach, self.fetch) = (old, new, reach, fetch) }

    /// Loads the charts of releases, those of the repository on all cores.
    func load(_ pairs: [ReleasePair]) {
        let wanted = Set(
            pairs.flatMap { [key(of: $0.old, isOld: true), key(of: $0.new, isOld: false)] }.compactMap { $0 })
        let keys = wanted.sorted { $0.chart < $1.chart }
        // Each chart is made by one thread, and nobody changes it afterwards.
        nonisolated(unsafe) let source = self
        let loaded = ParallelMap.map(weights: keys.map { _ in 1 << 20 }) { number in
            Result { try source.chart(keys[number]) }
        }
        charts = Dictionary(uniqueKeysWithValues: zip(keys, loaded))
        for chart in Set(pairs.flatMap { [$0.old, $0.new] }.compactMap { $0?.remote }) {
            charts[Key(chart: chart.description, isOld: false)] = Result {
                try LoadedChart(ChartLoader.files(of: path(of: chart), log: Log()))
            }
        }
    }

    /// - Throws: what loading the chart did.
    func chart(of release: DeclaredRelease, isOld: Bool) throws -> LoadedChart {
        let key = key(of: release, isOld: isOld) ?? Key(chart: release.chart.description, isOld: false)
        guard let chart = charts[key] else { throw ReviewFailure("chart " + key.chart + " was not loaded") }
        return try chart.get()
    }

    private func path(of chart: ServedChart) throws -> GoString {
        if let path = paths.withLock({ $0[chart] }) { return path }
        let path = try fetch(chart)
        paths.withLock { $0[chart] = path }
        return path
    }

    /// A dependency that `charts/` lacks, as `helm dependency build` would put it there.
    private func fetched(_ dependency: Dependency, _ locked: LockedDependencies) throws -> Chart? {
        guard !dependency.repository.isEmpty else { return nil }
        let isOfRegistry = dependency.repository.hasPrefix("oci://")
        let address = dependency.repository.trimmingSuffix("/")
        let chart = ServedChart(
            name: dependency.name, repository: isOfRegistry ? address + "/" + dependency.name : address,
            version: locked.version(of: dependency))
        return try ChartLoader.files(of: path(of: chart), log: Log()).chart(log: Log())
    }

    /// Nil for charts of other places.
    private func key(of release: DeclaredRelease?, isOld: Bool) -> Key? {
        guard let release, case .path(let path) = release.chart else { return nil }
        let isTouched = isOld && (reach.old.touches(release.chart) || reach.new.touches(release.chart))
        return Key(chart: path, isOld: isTouched)
    }

    private func chart(_ key: Key) throws -> LoadedChart {
        let tree = key.isOld ? old : new
        let locked = LockedDependencies(of: key.chart, in: tree)
        let elsewhere: (Dependency) throws -> Chart? = { try self.fetched($0, locked) }
        guard let revision = tree.revision else {
            // A stranger's change must not show other files of the machine in a comment.
            let (root, fileSystem) = (tree.repository.root, FileSystem())
            let folders = FolderDependencies(
                nesting: .all, fileSystem: fileSystem, links: .below(root, named: "the repository"),
                elsewhere: elsewhere)
            return try LoadedChart(folders.completeChart(at: GoPath.join(root, key.chart)))
        }
        guard let files = try GitChart(revision, path: key.chart).files() else {
            throw MissingInRevision(path: key.chart, revision: revision.name)
        }
        var dependencies = GitDependencies(revision, chart: key.chart, fileSystem: FileSystem())
        dependencies.elsewhere = elsewhere
        return try LoadedChart(dependencies.completeChart(of: files))
    }
}

extension DeclaredRelease {
    fileprivate var remote: ServedChart? { if case .remote(let chart) = chart { chart } else { nil } }
}
