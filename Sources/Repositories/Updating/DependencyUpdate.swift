import Charts
import Failures
import Files
import GoLibrary
import GoTemplate

/// Puts the dependencies of a chart into its `charts/` folder and writes its lock: `helm dependency update` for
/// dependencies that are on this machine.
///
/// All or nothing: where it fails, the chart is as it was.
///
/// Mirrors pkg/downloader manager.go Update.
package struct DependencyUpdate {
    private let chart: GoString
    private let log: Log
    private let report: UpdateReport
    private let fileSystem = FileSystem()

    /// - Parameters:
    ///   - chart: the absolute path of a chart's folder.
    ///   - report: called with each line that Helm prints on the way, also where the update fails later.
    package init(of chart: GoString, log: Log, report: UpdateReport) {
        self.chart = chart
        self.log = log
        self.report = report
    }

    /// - Throws: Helm's message; and one of swelm's own for dependencies that would have to be fetched.
    package func run() throws(HelmError) {
        let loaded = try load()
        let declared = loaded.requestedDependencies
        try RepositoryCheck(chart: chart, fileSystem: fileSystem, report: report).check(declared)
        let resolver = DependencyResolver(chart: chart, fileSystem: fileSystem, log: log)
        let locked = try resolver.resolve(declared)
        let change = try ChartsFolderChange(of: chart, fileSystem: fileSystem)
        do {
            try update(loaded, declared, locked, change)
        } catch {
            change.cancel()
            throw error
        }
    }

    private func load() throws(HelmError) -> Chart {
        let kind: FileSystem.Kind
        do { kind = try fileSystem.status(of: chart).kind } catch {
            throw HelmError("could not find " + chart + ": " + error.message)
        }
        guard kind == .directory else { throw HelmError("only unpacked charts can be updated") }
        return try ChartLoader.loadVersion2(directory: chart, fileSystem: fileSystem, log: log)
    }

    private func update(
        _ loaded: Chart, _ declared: [Dependency], _ locked: [Dependency], _ change: ChartsFolderChange
    ) throws(HelmError) {
        let maker = DependencyArchives(
            chart: chart, chartsFolder: change.folder, fileSystem: fileSystem, log: log, report: report)
        let archives = try maker.make(of: locked)
        let present = try fileSystem.entries(in: change.folder)
        let movable = archives.keys.sorted().filter { isMovable($0, archives[$0] ?? [], change) }
        let outdated = outdated(present, archives: archives, locked, change.folder)
        let lock = try newLock(of: loaded, declared, locked)
        try change.commit(archives: archives.filter { movable.contains($0.key) }, outdated: outdated, lock: lock)
    }

    /// Whether an archive can be read again and nothing is in its way.
    private func isMovable(_ name: GoString, _ data: [UInt8], _ change: ChartsFolderChange) -> Bool {
        let source = change.waitingPlace(of: name)
        do { _ = try ChartLoader.loadVersion2(archive: data, named: source, log: log) } catch {
            report.add(.couldNotVerifyNewArchive(source, reason: error.message))
            return false
        }
        let destination = GoPath.join(change.folder, name)
        guard (try? fileSystem.linkStatus(of: destination))?.kind != .directory else {
            report.add(.couldNotMove(source, to: destination))
            return false
        }
        return true
    }

    /// The archives in the folder that no dependency needs.
    ///
    /// Mirrors safeMoveDeps.
    private func outdated(
        _ present: [FileSystem.Entry], archives: [GoString: [UInt8]], _ locked: [Dependency], _ folder: GoString
    ) -> [GoString] {
        report.add(.deletingOutdatedCharts)
        let kept = Set(locked.filter { $0.repository.isEmpty }.map(\.name))
        return present.map(\.name).filter { name in
            archives[name] == nil && isArchive(GoPath.join(folder, name), ofOtherChartThan: kept)
        }
    }

    private func isArchive(_ path: GoString, ofOtherChartThan kept: Set<GoString>) -> Bool {
        if (try? fileSystem.linkStatus(of: path))?.kind == .directory { return false }
        do {
            let chart = try ChartLoader.loadVersion2(archive: path, fileSystem: fileSystem, log: log)
            return !kept.contains(chart.name)
        } catch {
            report.add(.couldNotVerifyOldArchive(path, reason: error.message))
            return false
        }
    }

    /// Nil where the lock that is there says the same.
    private func newLock(
        of loaded: Chart, _ declared: [Dependency], _ locked: [Dependency]
    ) throws(HelmError) -> LockFile? {
        let digest = try DependencyDigest.text(declared: declared, locked: locked)
        if let old = loaded.lock, old.digest == digest { return nil }
        let lock = ChartLock(generated: GoTime.now().rfc3339Nano, digest: digest, dependencies: locked)
        return try LockFile(
            lock, of: chart, isVersion1: loaded.metadata.apiVersion == "v1", fileSystem: fileSystem)
    }
}
