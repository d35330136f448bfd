import Charts
import Failures
import Files
import Glibc
import GoTemplate

/// A change of a chart's `charts/` folder and lock: prepared in a folder beside it, then made by moving files.
///
/// Whoever begins one ends it with `commit` or `cancel`; until the first, and after the second, the chart is as it was.
struct ChartsFolderChange {
    let chart: GoString
    let folder: GoString
    private let fileSystem: FileSystem
    /// Where new files wait, and where replaced ones stay until the end.
    private let workspace: GoString
    private let madeFolder: Bool

    /// Makes what is needed beside the files of a chart.
    ///
    /// - Throws: `HelmError` where `charts` is something else than a folder of this chart.
    init(of chart: GoString, fileSystem: FileSystem) throws(HelmError) {
        self.chart = chart
        self.fileSystem = fileSystem
        folder = GoPath.join(chart, "charts")
        madeFolder = try !fileSystem.exists(folder)
        if madeFolder {
            try fileSystem.makeDirectory(folder)
        } else {
            try Self.check(folder, of: chart, fileSystem)
        }
        do { workspace = try Self.makeWorkspace(in: chart, fileSystem) } catch {
            if madeFolder { try? fileSystem.remove(folder) }
            throw error
        }
    }

    /// A folder with Helm's name, or another one where a process of the same number left its own.
    private static func makeWorkspace(in chart: GoString, _ fileSystem: FileSystem) throws(HelmError) -> GoString {
        let path = GoPath.join(chart, GoString("tmpcharts-\(getpid())"))
        if fileSystem.permissions(of: path) != nil { return try fileSystem.makeUniqueDirectory(path + "-") }
        try fileSystem.makeDirectory(path)
        return path
    }

    /// Files may be deleted, so the folder must not lie elsewhere; Helm would follow.
    private static func check(_ folder: GoString, of chart: GoString, _ fileSystem: FileSystem) throws(HelmError) {
        guard try fileSystem.status(of: folder).kind == .directory else {
            throw HelmError(Strconv.quote(folder) + " is not a directory")
        }
        guard try fileSystem.leads(try fileSystem.absolute(folder), below: try fileSystem.absolute(chart)) else {
            throw HelmError(
                Strconv.quote(folder) + " is a symbolic link that leads out of the chart; nothing was changed")
        }
    }

    /// The place where a new file waits.
    func waitingPlace(of name: GoString) -> GoString { GoPath.join(workspace, name) }

    /// Puts new files into place and takes others away.
    ///
    /// - Parameters:
    ///   - archives: new files of the folder by their names.
    ///   - outdated: the names of files that go.
    ///   - lock: the new lock of the chart, if it changes.
    /// - Throws: `HelmError`, after which all files are where they were.
    func commit(
        archives: [GoString: [UInt8]], outdated: [GoString], lock: LockFile?
    ) throws(HelmError) {
        var moves = FileMoves(fileSystem: fileSystem)
        do {
            for (name, data) in archives { try fileSystem.write(data, toNew: waitingPlace(of: name)) }
            if let lock { try lock.write(to: waitingPlace(of: lock.name), replacing: GoPath.join(chart, lock.name)) }
            try fileSystem.makeDirectory(replaced)
            for name in outdated { try moves.setAside(GoPath.join(folder, name), in: replaced) }
            for name in archives.keys.sorted() { try replace(GoPath.join(folder, name), &moves) }
            if let lock { try replace(GoPath.join(chart, lock.name), &moves) }
        } catch {
            moves.undo()
            throw error
        }
        removeWorkspace()
    }

    /// Leaves the chart as it was.
    func cancel() {
        removeWorkspace()
        if madeFolder { try? fileSystem.remove(folder) }
    }

    private var replaced: GoString { GoPath.join(workspace, ".replaced") }

    private func replace(_ path: GoString, _ moves: inout FileMoves) throws(HelmError) {
        if fileSystem.permissions(of: path) != nil { try moves.setAside(path, in: replaced) }
        try moves.move(waitingPlace(of: GoPath.base(path)), to: path)
    }

    /// Only what this change made is there.
    private func removeWorkspace() {
        for directory in [replaced, workspace] {
            for entry in (try? fileSystem.entries(in: directory)) ?? [] {
                try? fileSystem.remove(GoPath.join(directory, entry.name))
            }
            try? fileSystem.remove(directory)
        }
    }
}
