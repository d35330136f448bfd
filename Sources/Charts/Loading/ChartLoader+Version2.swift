import Failures
import Files
import GoTemplate

/// Helm handles dependencies with the loader of version 2 charts, whatever `apiVersion` they state.
///
/// Mirrors pkg/chart/v2/loader directory.go LoadDir and archive.go LoadFile.
extension ChartLoader {
    /// Loads a folder or an archive.
    package static func loadVersion2(
        _ path: GoString, fileSystem: FileSystem = FileSystem(), log: Log
    ) throws(HelmError) -> Chart {
        let isDirectory = try fileSystem.status(of: path).kind == .directory
        return isDirectory
            ? try loadVersion2(directory: path, fileSystem: fileSystem, log: log)
            : try loadVersion2(archive: path, fileSystem: fileSystem, log: log)
    }

    /// Loads a folder; anything else counts as a folder without files.
    package static func loadVersion2(
        directory path: GoString, fileSystem: FileSystem = FileSystem(), log: Log
    ) throws(HelmError) -> Chart {
        let directory = try fileSystem.absolute(path)
        let isDirectory = (try? fileSystem.status(of: directory))?.kind == .directory
        let files =
            isDirectory
            ? try ChartDirectory.files(in: directory, fileSystem: fileSystem, links: .followed, log: log) : []
        return try ChartFiles(format: .version2, files: files).chart(log: log)
    }

    package static func loadVersion2(
        archive path: GoString, fileSystem: FileSystem = FileSystem(), log: Log
    ) throws(HelmError) -> Chart {
        guard try fileSystem.status(of: path).kind != .directory else { throw HelmError("cannot load a directory") }
        return try loadVersion2(archive: fileSystem.read(path), named: path, log: log)
    }

    /// - Parameter path: the name of the archive in messages.
    package static func loadVersion2(archive data: [UInt8], named path: GoString, log: Log) throws(HelmError) -> Chart {
        try ContentType.checkIsArchive(data, named: path)
        let files: [ChartFile]
        do { files = try ChartArchive.files(in: data) } catch {
            guard case .notGzip = error else { throw HelmError(error.message) }
            let details = "' does not appear to be a valid chart file (details: " + error.message + ")"
            throw HelmError("file '" + path + details)
        }
        return try ChartFiles(format: .version2, files: files).chart(log: log)
    }
}
