import Charts
import Failures
import Files
import GoTemplate
import SemVer

/// Packages the dependencies that lie in other folders of this machine, and gets the others.
///
/// Mirrors pkg/downloader manager.go downloadAll and tarFromLocalDir.
struct DependencyArchives {
    let chart: GoString
    let chartsFolder: GoString
    let remote: any RemoteCharts
    let fileSystem: FileSystem
    let log: Log
    let report: UpdateReport
    let archiveTime: FileTime?

    /// The archives by their names; of two with the same name the later one counts.
    ///
    /// - Parameter locked: gets the versions that were packaged.
    func make(of locked: [Dependency]) throws(HelmError) -> [GoString: [UInt8]] {
        try remote.begin()
        report.add(.savingCharts(locked.count))
        var archives: [GoString: [UInt8]] = [:]
        var missing: [GoString] = []
        for dependency in locked {
            guard !dependency.repository.isEmpty else {
                try check(dependency)
                continue
            }
            do throws(HelmError) {
                let package = try archive(dependency)
                archives[package.fileName] = package.data
                // Helm tries to read it as a chart, says that it is none, and leaves it out.
                if let provenance = package.provenance { archives[package.fileName + ".prov"] = provenance }
            } catch {
                guard remote.isOffline else { throw reported(error) }
                missing.append("- " + dependency.name + " " + dependency.version + ": " + error.message)
            }
        }
        if missing.isEmpty { return archives }
        throw reported(
            HelmError(
                "these charts are not at hand:\n" + missing.joined(by: "\n") + "\nrun 'swelm dependency build "
                    + chart + "' without --offline"))
    }

    /// Checks the version of a chart that is in `charts/` already.
    private func check(_ dependency: Dependency) throws(HelmError) {
        let name = dependency.name
        report.add(.assumedInChartsFolder(name: name))
        let path = GoPath.join(chartsFolder, name)
        let loaded: Chart
        do { loaded = try ChartLoader.loadVersion2(directory: path, fileSystem: fileSystem, log: log) } catch {
            throw HelmError("unable to load chart '" + path + "': " + error.message)
        }
        let version = loaded.metadata.version
        if try matches(dependency, version) { return }
        let subject = "dependency " + name + " at version " + version
        throw reported(HelmError(subject + " does not satisfy the constraint " + dependency.version))
    }

    private func archive(_ dependency: Dependency) throws(HelmError) -> ChartPackage {
        guard case .local = DependencyRepository(dependency.repository) else {
            return try remote.archive(of: dependency, report)
        }
        return try package(dependency)
    }

    private func package(_ dependency: Dependency) throws(HelmError) -> ChartPackage {
        report.add(.archiving(name: dependency.name, repository: dependency.repository))
        let path = try DependencyRepository.localPath(dependency.repository, chart: chart, fileSystem)
        let loaded = try ChartLoader.loadVersion2(directory: path, fileSystem: fileSystem, log: log)
        guard try matches(dependency, loaded.metadata.version) else {
            throw HelmError("can't get a valid version for dependency " + dependency.name)
        }
        dependency.version = loaded.metadata.version
        return try ChartPackage(of: loaded, time: archiveTime)
    }

    private func matches(_ dependency: Dependency, _ version: GoString) throws(HelmError) -> Bool {
        do {
            return try VersionConstraint(parsing: dependency.version).matches(SemanticVersion(parsing: version))
        } catch {
            let subject = "dependency " + dependency.name
            throw HelmError(subject + " has an invalid version/constraint format: " + error.message)
        }
    }

    private func reported(_ error: HelmError) -> HelmError {
        report.add(.failedToSave(error.message))
        return error
    }
}
