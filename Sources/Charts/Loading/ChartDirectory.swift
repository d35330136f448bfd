import GoTemplate

/// Reads the files of a chart's folder, less what `.helmignore` excludes.
///
/// Mirrors pkg/chart/v2/loader directory.go LoadDir and internal/sympath walk.go.
struct ChartDirectory {
    private enum Visit {
        case proceed, skip
    }

    private let path: GoString
    private let fileSystem: FileSystem
    private let log: Log
    private let rules: IgnoreRules
    private var found: [FoundFile] = []

    /// A file that belongs to the chart, before it is read.
    private struct FoundFile: Sendable {
        let path: GoString
        let name: GoString
        let status: FileSystem.Status
    }

    /// All files in byte order of the names in each folder.
    static func files(in path: GoString, fileSystem: FileSystem, log: Log) throws(HelmError) -> [ChartFile] {
        var directory = try ChartDirectory(path: path, fileSystem: fileSystem, log: log)
        do { try directory.walkEntries(of: path) } catch {
            // Helm reads as it walks, so what cannot be read comes before what cannot be walked after it.
            _ = try directory.readFiles()
            throw error
        }
        return try directory.readFiles()
    }

    private init(path: GoString, fileSystem: FileSystem, log: Log) throws(HelmError) {
        self.path = path
        self.fileSystem = fileSystem
        self.log = log
        self.rules = try Self.rules(in: path, fileSystem)
    }

    private static func rules(in path: GoString, _ fileSystem: FileSystem) throws(HelmError) -> IgnoreRules {
        let file = GoPath.join(path, ".helmignore")
        let exists = (try? fileSystem.status(of: file)) != nil
        return try IgnoreRules(helmignore: exists ? fileSystem.read(file) : nil)
    }

    private mutating func walkEntries(of directory: GoString) throws(HelmError) {
        for entry in try fileSystem.entries(in: directory) {
            let path = directory + "/" + entry.name
            let folder = FileSystem.Status(kind: .directory, size: 0)
            let status = entry.isDirectory ? folder : try fileSystem.linkStatus(of: path)
            try walk(path, shownName: entry.name, status: status)
        }
    }

    private mutating func walk(_ path: GoString, shownName: GoString, status: FileSystem.Status) throws(HelmError) {
        if status.kind == .symbolicLink { return try walkLink(path) }
        let name = path.dropping(self.path.count + 1)
        let isDirectory = status.kind == .directory
        if rules.ignores(name, isDirectory: isDirectory) { return }
        if isDirectory { return try walkEntries(of: path) }
        try note(path, name: name, shownName: shownName, status: status)
    }

    private mutating func walkLink(_ path: GoString) throws(HelmError) {
        let resolved: GoString
        do {
            resolved = try fileSystem.resolvingLinks(path)
        } catch {
            throw HelmError("error evaluating symlink " + path + ": " + error.message)
        }
        log.info(
            "found symbolic link in path. Contents of linked file included and used",
            [("path", path), ("resolved", resolved)])
        try walk(path, shownName: GoPath.base(resolved), status: fileSystem.linkStatus(of: resolved))
    }

    private mutating func note(
        _ path: GoString, name: GoString, shownName: GoString, status: FileSystem.Status
    ) throws(HelmError) {
        guard status.kind == .regular else {
            throw HelmError("cannot load irregular file " + path + " as it has file mode type bits set")
        }
        guard status.size <= ChartFile.maximumSize else {
            let limit = GoString(" is larger than the maximum file size \(ChartFile.maximumSize)")
            throw HelmError("chart file " + Strconv.quote(shownName) + limit)
        }
        found.append(FoundFile(path: path, name: name, status: status))
    }

    /// What opening a small file costs, in bytes of work as `ParallelMap` weighs it.
    private static let openingWeight = 2 << 10

    /// Reads on all cores: most of the time goes into finding and opening small files.
    private func readFiles() throws(HelmError) -> [ChartFile] {
        let (found, fileSystem) = (found, fileSystem)
        let read = ParallelMap.map(weights: found.map { $0.status.size + Self.openingWeight }) { index in
            Result { () throws(HelmError) in try Self.read(found[index], fileSystem) }
        }
        var files: [ChartFile] = []
        files.reserveCapacity(read.count)
        for file in read { files.append(try file.get()) }
        return files
    }

    private static func read(_ file: FoundFile, _ fileSystem: FileSystem) throws(HelmError) -> ChartFile {
        do {
            let data = ByteOrderMark.removed(from: try fileSystem.read(file.path, size: file.status.size))
            return ChartFile(name: file.name, data: data, modificationTime: file.status.modificationTime)
        } catch {
            throw HelmError("error reading " + file.name + ": " + error.message)
        }
    }
}
