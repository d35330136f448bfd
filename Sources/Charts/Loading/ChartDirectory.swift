import Compatibility
import Failures
import Files
import GoTemplate

/// Reads the files of a chart's folder, less what `.helmignore` excludes.
///
/// Mirrors pkg/chart/v2/loader directory.go LoadDir and internal/sympath walk.go. What counts is what comes first in
/// byte order of the names; most of the time goes into finding and opening small files, so large folders are walked on
/// all cores.
struct ChartDirectory: Sendable {
    private let path: GoString
    private let fileSystem: FileSystem
    private let rules: IgnoreRules
    private let links: LinkRule

    /// What a walk read until its end, or until the failure that ended it.
    private struct Walk: Sendable {
        var files: [ChartFile] = []
        var records: [LogRecord] = []
        var failure: HelmError?

        mutating func append(_ next: Walk) {
            files += next.files
            records += next.records
            failure = next.failure
        }
    }

    /// All files in byte order of the names in each folder.
    static func files(
        in path: GoString, fileSystem: FileSystem, links: LinkRule, log: Log
    ) throws(HelmError) -> [ChartFile] {
        let directory = try ChartDirectory(path: path, fileSystem: fileSystem, links: links)
        let walk = directory.walk(path, name: GoString(), usesAllCores: true)
        log.append(walk.records)
        if let failure = walk.failure { throw failure }
        return walk.files
    }

    private init(path: GoString, fileSystem: FileSystem, links: LinkRule) throws(HelmError) {
        self.path = path
        self.fileSystem = fileSystem
        self.links = links
        self.rules = try Self.rules(in: path, fileSystem)
    }

    private static func rules(in path: GoString, _ fileSystem: FileSystem) throws(HelmError) -> IgnoreRules {
        let file = GoPath.join(path, ".helmignore")
        let exists = (try? fileSystem.status(of: file)) != nil
        return try IgnoreRules(helmignore: exists ? fileSystem.read(file) : nil)
    }

    /// What opening a file and walking a folder cost, in bytes of work as `ParallelMap` weighs it.
    private static let (fileWeight, folderWeight) = (1 << 10, 16 << 10)

    private func walk(_ folder: GoString, name: GoString, usesAllCores: Bool) -> Walk {
        let entries: [FileSystem.Entry]
        do { entries = try fileSystem.entries(in: folder) } catch { return Walk(failure: error) }
        let weights = entries.map { $0.isDirectory ? Self.folderWeight : Self.fileWeight }
        let spreads = usesAllCores && ParallelMap.isWorthwhile(weights)
        let walkEntry = { @Sendable (index: Int) -> Walk in
            let entry = entries[index]
            let below = name.isEmpty ? entry.name : name + "/" + entry.name
            return visit(entry, folder + "/" + entry.name, name: below, usesAllCores: usesAllCores && !spreads)
        }
        if spreads { return Self.joined(ParallelMap.map(weights: weights, walkEntry)) }
        return Self.joined(entries.indices.lazy.map(walkEntry))
    }

    /// What the pieces of a walk come to, up to the first that failed.
    private static func joined(_ pieces: some Sequence<Walk>) -> Walk {
        var whole = Walk()
        for piece in pieces {
            whole.append(piece)
            if whole.failure != nil { break }
        }
        return whole
    }

    private func visit(_ entry: FileSystem.Entry, _ path: GoString, name: GoString, usesAllCores: Bool) -> Walk {
        do throws(HelmError) {
            let kind = try kind(of: entry, at: path)
            if kind == .symbolicLink { return try visitLink(path, name: name, usesAllCores: usesAllCores) }
            return visit(kind, path, name: name, shownName: entry.name, usesAllCores: usesAllCores)
        } catch { return Walk(failure: error) }
    }

    private func kind(of entry: FileSystem.Entry, at path: GoString) throws(HelmError) -> FileSystem.Kind {
        if let kind = entry.kind { return kind }
        return try fileSystem.linkStatus(of: path).kind
    }

    private func visit(
        _ kind: FileSystem.Kind, _ path: GoString, name: GoString, shownName: GoString, usesAllCores: Bool
    ) -> Walk {
        var whole = Walk()
        if rules.ignores(name, isDirectory: kind == .directory, &whole.records) { return whole }
        if kind == .directory {
            whole.append(walk(path, name: name, usesAllCores: usesAllCores))
            return whole
        }
        do throws(HelmError) {
            guard kind == .regular else {
                throw HelmError("cannot load irregular file " + path + " as it has file mode type bits set")
            }
            whole.files = [try read(path, name: name, shownName: shownName)]
        } catch { whole.failure = error }
        return whole
    }

    private func visitLink(_ path: GoString, name: GoString, usesAllCores: Bool) throws(HelmError) -> Walk {
        let resolved: GoString
        do {
            resolved = try fileSystem.resolvingLinks(path)
        } catch {
            throw HelmError("error evaluating symlink " + path + ": " + error.message)
        }
        try links.check(path, fileSystem)
        let record = LogRecord(
            level: .info, message: "found symbolic link in path. Contents of linked file included and used",
            attributes: [("path", path), ("resolved", resolved)])
        var walk = Walk(records: [record])
        do throws(HelmError) {
            let kind = try fileSystem.linkStatus(of: resolved).kind
            let shownName = GoPath.base(resolved)
            walk.append(visit(kind, path, name: name, shownName: shownName, usesAllCores: usesAllCores))
        } catch { walk.failure = error }
        return walk
    }

    private func read(_ path: GoString, name: GoString, shownName: GoString) throws(HelmError) -> ChartFile {
        let file: FileSystem.File?
        do { file = try fileSystem.read(path, upTo: ChartFile.maximumSize) } catch {
            // Helm looks at the file before it opens it.
            _ = try fileSystem.linkStatus(of: path)
            throw HelmError("error reading " + name + ": " + error.message)
        }
        guard let file else {
            if Compatibility.has(.largeFiles) {
                let limit = GoString("chart exceeds maximum decompressed size of \(ChartFile.maximumSize) bytes")
                throw HelmError("error reading " + name + ": " + limit)
            }
            let limit = GoString(" is larger than the maximum file size \(ChartFile.maximumSize)")
            throw HelmError("chart file " + Strconv.quote(shownName) + limit)
        }
        let data = ByteOrderMark.removed(from: file.data)
        return ChartFile(name: name, data: data, modificationTime: file.status.modificationTime)
    }
}
