import Charts
import Failures
import Files
import GoTemplate
import SemVer

/// Packages the chart of a folder into an archive: `helm package` of one chart.
///
/// Mirrors pkg/action package.go Run.
package struct ChartPackaging {
    /// Replaces the chart's version, unless it is empty.
    package var version = GoString()
    /// Replaces the version of what the chart installs, unless it is empty.
    package var appVersion = GoString()
    /// The folder that the archive goes to; `.` is the one that the program runs in.
    package var destination: GoString = "."
    /// The time that all files of the archive get; nil for their own.
    package var time: FileTime?
    /// Whether what symbolic links lead to is packaged wherever it lies; else only what is in the chart.
    package var followsLinks = true
    private let fileSystem = FileSystem()
    private let log: Log

    package init(log: Log) { self.log = log }

    /// Writes the archive of the chart at `path`.
    ///
    /// - Returns: the path of the archive.
    /// - Throws: `HelmError` for what is no chart, lacks dependencies, or cannot be written.
    package func package(_ path: GoString) throws(HelmError) -> GoString {
        let links = followsLinks ? LinkRule.followed : .below(try fileSystem.absolute(path), named: "the chart")
        let chart = try ChartLoader.load(directory: path, links: links, log: log)
        try replaceVersions(in: chart.metadata)
        try Dependencies.checkForPackaging(chart)
        let folder = destination == "." ? try fileSystem.absolute(destination) : destination
        do { return try save(chart, in: folder) } catch { throw HelmError("failed to save: " + error.message) }
    }

    private func replaceVersions(in metadata: Metadata) throws(HelmError) {
        if !version.isEmpty { metadata.version = version }
        do { _ = try SemanticVersion(parsing: metadata.version) } catch { throw HelmError(error.message) }
        if !appVersion.isEmpty { metadata.appVersion = appVersion }
    }

    /// Mirrors pkg/chart/v2/util save.go Save.
    private func save(_ chart: Chart, in folder: GoString) throws(HelmError) -> GoString {
        do { try chart.metadata.validate() } catch { throw HelmError("chart validation: " + error.message) }
        let package = try ChartPackage(of: chart, time: time)
        let path = GoPath.join(folder, package.fileName)
        let parent = GoPath.directory(path)
        guard try fileSystem.exists(parent) else {
            try fileSystem.makeDirectories(parent)
            return try write(package, to: path)
        }
        guard try fileSystem.status(of: parent).kind == .directory else {
            throw HelmError("is not a directory: " + parent)
        }
        return try write(package, to: path)
    }

    private func write(_ package: ChartPackage, to path: GoString) throws(HelmError) -> GoString {
        try fileSystem.write(package.data, to: path, appending: false)
        return path
    }
}
