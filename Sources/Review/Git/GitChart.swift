import Charts
import GoTemplate

/// Reads the files of a chart out of a commit, less what its `.helmignore` excludes.
///
/// Symbolic links are followed as far as they stay within the commit, as Helm follows them on disk.
struct GitChart {
    /// How many folders reached by links may lie within each other.
    private static let maximumLinks = 32

    private let repository: GitRepository
    private let commit: GoString
    /// The chart's folder, from the root of the repository.
    private let path: GoString

    init(_ repository: GitRepository, commit: GoString, path: GoString) {
        self.repository = repository
        self.commit = commit
        self.path = path
    }

    /// - Throws: `ReviewFailure`, or `HelmError` where the files are no chart.
    func files() throws -> ChartFiles? {
        guard let object = try repository.object(at: path, of: commit) else { return nil }
        switch object.kind {
        case .blob:
            let content = try repository.contents(of: [object.name]).first ?? []
            return try ChartLoader.files(ofArchive: content, named: path)
        case .tree: return try ChartFiles(filesOfFolder(object.name))
        case .commit, .tag: throw ReviewFailure(path + " is a submodule, whose files are in another repository")
        }
    }

    private func filesOfFolder(_ tree: GoString) throws -> [ChartFile] {
        let entries = try expanded(repository.entries(of: tree), around: path, depth: 0)
        let rules = try IgnoreRules(helmignore: content(of: ".helmignore", in: entries))
        let kept = entries.filter { !rules.ignoresFile($0.path) }.sorted { Self.precedes($0.path, $1.path) }
        for entry in kept where entry.size > ChartFile.maximumSize {
            let limit = GoString(" is larger than the maximum file size \(ChartFile.maximumSize)")
            throw HelmError("chart file " + Strconv.quote(GoPath.base(entry.path)) + limit)
        }
        let contents = try repository.contents(of: kept.map(\.object))
        return zip(kept, contents).map { ChartFile(name: $0.path, data: ByteOrderMark.removed(from: $1)) }
    }

    private func content(of name: GoString, in entries: [GitEntry]) throws -> [UInt8]? {
        guard let entry = entries.first(where: { $0.path == name }) else { return nil }
        return try repository.contents(of: [entry.object]).first
    }

    /// Folder by folder in byte order of the names, as a walk of the disk finds them.
    private static func precedes(_ left: GoString, _ right: GoString) -> Bool {
        left.split(separator: "/").lexicographicallyPrecedes(right.split(separator: "/"))
    }
}

extension GitChart {
    /// The entries with those in place of links that the links lead to.
    ///
    /// - Parameter folder: where the entries' paths begin, from the root of the repository.
    private func expanded(_ entries: [GitEntry], around folder: GoString, depth: Int) throws -> [GitEntry] {
        try entries.flatMap { entry in
            switch entry.kind {
            case .file: return [entry]
            case .submodule: return []
            case .symbolicLink: return try targets(of: entry, around: folder, depth: depth)
            }
        }
    }

    private func targets(of link: GitEntry, around folder: GoString, depth: Int) throws -> [GitEntry] {
        let shown = GoPath.join(folder, link.path)
        guard depth < Self.maximumLinks else { throw ReviewFailure("too many symbolic links around " + shown) }
        let text = GoString(try repository.contents(of: [link.object]).first ?? [])
        let target = GoPath.join(GoPath.directory(shown), text)
        guard !GoPath.isAbsolute(text), target != "..", !target.hasPrefix("../") else {
            throw ReviewFailure("the symbolic link " + shown + " leads out of the repository, to " + text)
        }
        guard let object = try repository.object(at: target, of: commit) else {
            throw ReviewFailure("the symbolic link " + shown + " leads nowhere: there is no " + target)
        }
        guard object.kind == .tree else { return [link.leading(to: object)] }
        let below = try expanded(repository.entries(of: object.name), around: target, depth: depth + 1)
        return below.map { $0.moved(below: link.path) }
    }
}

extension GitEntry {
    private init(path: GoString, object: GoString, size: Int) {
        self.path = path
        self.kind = .file
        self.object = object
        self.size = size
    }

    fileprivate func leading(to target: GitObject) -> GitEntry {
        GitEntry(path: path, object: target.name, size: target.size)
    }

    fileprivate func moved(below folder: GoString) -> GitEntry {
        GitEntry(path: folder + "/" + path, object: object, size: size)
    }
}
