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
                try LoadedChart(ChartLoader.files(of: fetch(chart), log: Log()))
            }
        }
    }

    /// - Throws: what loading the chart did.
    func chart(of release: DeclaredRelease, isOld: Bool) throws -> LoadedChart {
        let key = key(of: release, isOld: isOld) ?? Key(chart: release.chart.description, isOld: false)
        guard let chart = charts[key] else { throw ReviewFailure("chart " + key.chart + " was not loaded") }
        return try chart.get()
    }

    /// Nil for charts of other places.
    private func key(of release: DeclaredRelease?, isOld: Bool) -> Key? {
        guard let release, case .path(let path) = release.chart else { return nil }
        let isTouched = isOld && (reach.old.touches(release.chart) || reach.new.touches(release.chart))
        return Key(chart: path, isOld: isTouched)
    }

    private func chart(_ key: Key) throws -> LoadedChart {
        let tree = key.isOld ? old : new
        guard let revision = tree.revision else {
            return try LoadedChart(completeAt: GoPath.join(tree.repository.root, key.chart), nesting: .all)
        }
        guard let files = try GitChart(revision, path: key.chart).files() else {
            throw MissingInRevision(path: key.chart, revision: revision.name)
        }
        let dependencies = GitDependencies(revision, chart: key.chart, fileSystem: FileSystem())
        return try LoadedChart(dependencies.completeChart(of: files))
    }
}

extension DeclaredRelease {
    fileprivate var remote: ServedChart? { if case .remote(let chart) = chart { chart } else { nil } }
}
