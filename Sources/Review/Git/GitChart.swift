import Charts
import Failures
import Files
import GoTemplate

/// Reads the files of a chart out of a commit, less what its `.helmignore` excludes.
///
/// Symbolic links are followed as far as they stay within the commit, as Helm follows them on disk.
struct GitChart {
    /// How many folders reached by links may lie within each other.
    private static let maximumLinks = 32

    private let revision: GitRevision
    /// The chart's folder, from the root of the repository.
    private let path: GoString
    private var repository: GitRepository { revision.repository }
    private var commit: GoString { revision.commit }

    init(_ revision: GitRevision, path: GoString) {
        self.revision = revision
        self.path = path
    }

    /// Nil where the revision has nothing at the path.
    ///
    /// - Throws: `ReviewFailure`, or `HelmError` where the files are no chart.
    func files() throws -> ChartFiles? {
        switch try repository.target(of: path, in: commit) {
        case .nothing:
            guard let submodule = try repository.submodule(above: path, in: commit) else { return nil }
            throw ReviewFailure(submodule + " is a submodule, whose files are in another repository")
        case .outside(let target):
            throw ReviewFailure("the symbolic link " + path + " leads out of the repository, to " + target)
        case .object(let object): return try files(of: object)
        }
    }

    private func files(of object: GitObject) throws -> ChartFiles {
        switch object.kind {
        case .blob:
            let content = try repository.contents(of: [object.name]).first ?? []
            try revision.refusePointer(content, path)
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
        for (entry, content) in zip(kept, contents) where GitLFS.isPointer(content) { try sayPointer(entry, content) }
        return zip(kept, contents).map { ChartFile(name: $0.path, data: ByteOrderMark.removed(from: $1)) }
    }

    /// What Helm reads must be there; any other file only counts for templates that ask for it.
    private func sayPointer(_ entry: GitEntry, _ content: [UInt8]) throws(ReviewFailure) {
        let shown = GoPath.join(path, entry.path)
        let isRead = ["templates/", "charts/", "crds/"].contains { entry.path.hasPrefix($0) }
        let isOfHelm = [".yaml", ".json", ".lock"].contains(GoPath.fileExtension(entry.path))
        if isRead || (isOfHelm && !entry.path.contains("/")) { try revision.refusePointer(content, shown) }
        revision.notes.add(shown + " is kept by Git LFS in revision " + revision.name + ": not its content is read")
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
            case .submodule:
                let shown = GoPath.join(folder, entry.path)
                revision.notes.add(shown + " is a submodule in revision " + revision.name + ": it is not read")
                return []
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
        guard case .object(let object) = try repository.target(of: target, in: commit) else {
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
