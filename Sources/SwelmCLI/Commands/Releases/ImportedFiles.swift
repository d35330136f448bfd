import Charts
import Files
import GoTemplate
import Operations

/// The files that `release import` is given.
enum ImportedFiles {
    /// A file, standard input for `-`, or all files with records below a folder.
    ///
    /// - Throws: `HelmError` for what cannot be read, and for a folder without such files.
    static func read(_ path: GoString) throws -> [ReleaseImport.File] {
        let fileSystem = FileSystem()
        if path == "-" { return [ReleaseImport.File(name: path, content: try fileSystem.readStandardInput())] }
        guard (try? fileSystem.status(of: path))?.kind == .directory else { return [try file(path)] }
        let paths = try paths(below: path)
        if paths.isEmpty {
            throw CommandFailure("cannot import " + path + ": no file in it ends in .yaml, .yml or .json")
        }
        return try paths.map(file)
    }

    private static func file(_ path: GoString) throws -> ReleaseImport.File {
        ReleaseImport.File(name: path, content: try FileSystem().read(path))
    }

    /// In byte order; links to folders are not followed, which could lead round in a circle.
    private static func paths(below folder: GoString) throws -> [GoString] {
        var paths: [GoString] = []
        var folders = [folder]
        while let folder = folders.popLast() {
            for entry in try FileSystem().entries(in: folder) {
                let path = GoPath.join(folder, entry.name)
                if try FileSystem().linkStatus(of: path).kind == .directory {
                    folders.append(path)
                } else if hasRecordExtension(entry.name) {
                    paths.append(path)
                }
            }
        }
        return paths.sorted()
    }

    private static func hasRecordExtension(_ name: GoString) -> Bool {
        name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
    }
}
