import Charts
import Failures
import Files
import GoTemplate

/// Puts dependencies of exact versions into a chart's `charts/` folder, and takes away what no dependency needs.
///
/// All or nothing: where it fails, the chart is as it was.
///
/// Mirrors pkg/downloader manager.go downloadAll and safeMoveDeps.
struct DependencyInstallation {
    let chart: GoString
    let remote: any RemoteCharts
    let fileSystem: FileSystem
    let log: Log
    let report: UpdateReport
    let archiveTime: FileTime?

    /// - Parameter newLock: makes the lock that the chart gets, once the versions are known; nil leaves the old one.
    func put(
        _ locked: [Dependency], newLock: () throws(HelmError) -> LockFile? = { () throws(HelmError) in nil }
    ) throws(HelmError) {
        let change = try ChartsFolderChange(of: chart, fileSystem: fileSystem)
        do {
            try put(locked, change, newLock)
        } catch {
            change.cancel()
            throw error
        }
    }

    private func put(
        _ locked: [Dependency], _ change: ChartsFolderChange, _ newLock: () throws(HelmError) -> LockFile?
    ) throws(HelmError) {
        let maker = DependencyArchives(
            chart: chart, chartsFolder: change.folder, remote: remote, fileSystem: fileSystem, log: log,
            report: report, archiveTime: archiveTime)
        let archives = try maker.make(of: locked)
        let present = try fileSystem.entries(in: change.folder)
        let movable = archives.keys.sorted().filter { isMovable($0, archives[$0] ?? [], change) }
        let outdated = outdated(present, archives: archives, locked, change.folder)
        let lock = try newLock()
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
}
