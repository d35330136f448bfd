import Charts
import Failures
import Files
import GoLibrary
import GoTemplate

/// Puts the dependencies of a chart into its `charts/` folder and writes its lock: `helm dependency update`.
///
/// All or nothing: where it fails, the chart is as it was.
///
/// Mirrors pkg/downloader manager.go Update.
package struct DependencyUpdate {
    let chart: GoString
    let remote: any RemoteCharts
    let log: Log
    let report: UpdateReport
    /// The time that files get in archives of charts on this machine; nil for their own.
    let archiveTime: FileTime?
    let fileSystem = FileSystem()

    /// - Parameters:
    ///   - chart: the path of a chart's folder.
    ///   - remote: where dependencies come from that are not on this machine.
    ///   - report: called with each line that Helm prints on the way, also where the update fails later.
    ///   - archiveTime: the time that files get in archives of charts on this machine; nil for their own.
    package init(
        of chart: GoString, remote: any RemoteCharts, log: Log, report: UpdateReport, archiveTime: FileTime? = nil
    ) {
        self.chart = chart
        self.remote = remote
        self.log = log
        self.report = report
        self.archiveTime = archiveTime
    }

    /// - Throws: Helm's message; and one of swelm's own for dependencies that nobody fetches.
    package func run() throws(HelmError) { try update(try load()) }

    func load() throws(HelmError) -> Chart {
        let kind: FileSystem.Kind
        do { kind = try fileSystem.status(of: chart).kind } catch {
            throw HelmError("could not find " + chart + ": " + error.message)
        }
        guard kind == .directory else { throw HelmError("only unpacked charts can be updated") }
        return try ChartLoader.loadVersion2(directory: chart, fileSystem: fileSystem, log: log)
    }

    func update(_ loaded: Chart) throws(HelmError) {
        if loaded.metadata.dependencies == nil { return }
        let declared = loaded.requestedDependencies
        try repositoryCheck.check(declared)
        let resolver = DependencyResolver(chart: chart, remote: remote, fileSystem: fileSystem, log: log)
        let locked = try resolver.resolve(declared)
        try installation.put(locked) { () throws(HelmError) in try newLock(of: loaded, declared, locked) }
    }

    var repositoryCheck: RepositoryCheck {
        RepositoryCheck(chart: chart, remote: remote, fileSystem: fileSystem, report: report)
    }

    var installation: DependencyInstallation {
        DependencyInstallation(
            chart: chart, remote: remote, fileSystem: fileSystem, log: log, report: report, archiveTime: archiveTime)
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
