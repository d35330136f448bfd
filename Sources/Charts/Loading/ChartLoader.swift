import Failures
import Files
import GoTemplate

/// Loads charts from folders and archives.
package enum ChartLoader {
    /// Loads the chart at `path` with all charts below it.
    ///
    /// Mirrors pkg/chart/loader load.go.
    /// - Parameter log: gets a line for each symbolic link and each outdated file.
    /// - Throws: Helm's message for what cannot be read, is no chart, or is not valid.
    package static func load(_ path: GoString, fileSystem: FileSystem = FileSystem(), log: Log) throws(HelmError)
        -> Chart
    {
        try files(of: path, fileSystem: fileSystem, log: log).chart(log: log)
    }

    /// Reads the files of the chart at `path`, of which any number of charts can be made; throws as `load` does.
    package static func files(
        of path: GoString, fileSystem: FileSystem = FileSystem(), links: LinkRule = .followed, log: Log
    ) throws(HelmError) -> ChartFiles {
        try links.check(path, fileSystem)
        let isDirectory = try fileSystem.status(of: path).kind == .directory
        if isDirectory { return try files(ofDirectory: path, fileSystem: fileSystem, links: links, log: log) }
        return try files(ofArchive: fileSystem.read(path), named: path)
    }

    /// Loads an unpacked chart; throws as `load` does, also for what is no folder.
    package static func load(
        directory path: GoString, fileSystem: FileSystem = FileSystem(), links: LinkRule = .followed, log: Log
    ) throws(HelmError) -> Chart {
        try files(ofDirectory: path, fileSystem: fileSystem, links: links, log: log).chart(log: log)
    }

    private static func files(
        ofDirectory path: GoString, fileSystem: FileSystem, links: LinkRule = .followed, log: Log
    ) throws(HelmError) -> ChartFiles {
        let directory = try fileSystem.absolute(path)
        let file = GoPath.join(directory, "Chart.yaml")
        let text: [UInt8]
        do { text = try fileSystem.read(file) } catch {
            throw HelmError("unable to detect chart at " + file + ": " + error.message)
        }
        let format = try ChartFormat(chartFile: text)
        let files = try ChartDirectory.files(in: directory, fileSystem: fileSystem, links: links, log: log)
        return ChartFiles(format: format, files: files)
    }

    /// Loads a packaged chart from its bytes; throws as `load` of a path does.
    package static func load(archive data: [UInt8], named path: GoString, log: Log) throws(HelmError) -> Chart {
        try files(ofArchive: data, named: path).chart(log: log)
    }

    /// Reads the files of a packaged chart from its bytes; throws as `load` of a path does.
    package static func files(ofArchive data: [UInt8], named path: GoString) throws(HelmError) -> ChartFiles {
        try ContentType.checkIsArchive(data, named: path)
        return try ChartFiles(archiveFiles(data, path))
    }

    private static func archiveFiles(_ data: [UInt8], _ path: GoString) throws(HelmError) -> [ChartFile] {
        do { return try ChartArchive.files(in: data) } catch {
            guard case .notGzip = error else { throw HelmError("unable to load chart archive") }
            let details = "' does not appear to be a valid chart file (details: " + error.message + ")"
            throw HelmError("file '" + path + details)
        }
    }
}
