import GoTemplate

/// Loads charts from folders and archives.
package enum ChartLoader {
    /// Loads the chart at `path` with all charts below it.
    ///
    /// Mirrors pkg/chart/loader load.go.
    /// - Parameter log: hears of symbolic links and outdated files.
    /// - Throws: Helm's message for what cannot be read, is no chart, or is not valid.
    package static func load(_ path: GoString, fileSystem: FileSystem = FileSystem(), log: Log) throws(HelmError)
        -> Chart
    {
        let isDirectory = try fileSystem.status(of: path).kind == .directory
        return isDirectory ? try loadDirectory(path, fileSystem, log) : try loadArchive(path, fileSystem, log)
    }

    private static func loadDirectory(_ path: GoString, _ fileSystem: FileSystem, _ log: Log) throws(HelmError) -> Chart
    {
        let directory = try fileSystem.absolute(path)
        let file = GoPath.join(directory, "Chart.yaml")
        let text: [UInt8]
        do { text = try fileSystem.read(file) } catch {
            throw HelmError("unable to detect chart at " + file + ": " + error.message)
        }
        let format = try ChartFormat(chartFile: text)
        let files = try ChartDirectory.files(in: directory, fileSystem: fileSystem, log: log)
        return try ChartAssembly(format: format, log: log).chart(of: files)
    }

    private static func loadArchive(_ path: GoString, _ fileSystem: FileSystem, _ log: Log) throws(HelmError) -> Chart {
        try load(archive: fileSystem.read(path), named: path, log: log)
    }

    /// Loads a packaged chart from its bytes; throws as `load` of a path does.
    package static func load(archive data: [UInt8], named path: GoString, log: Log) throws(HelmError) -> Chart {
        try ContentType.checkIsArchive(data, named: path)
        let files = try archiveFiles(data, path)
        guard let chartFile = files.first(where: { $0.name == "Chart.yaml" }) else {
            throw HelmError("unable to detect chart version, no Chart.yaml found")
        }
        let format = try ChartFormat(chartFile: chartFile.data)
        return try ChartAssembly(format: format, log: log).chart(of: files)
    }

    private static func archiveFiles(_ data: [UInt8], _ path: GoString) throws(HelmError) -> [ChartFile] {
        do { return try ChartArchive.files(in: data) } catch {
            guard case .notGzip = error else { throw HelmError("unable to load chart archive") }
            let details = "' does not appear to be a valid chart file (details: " + error.message + ")"
            throw HelmError("file '" + path + details)
        }
    }
}
