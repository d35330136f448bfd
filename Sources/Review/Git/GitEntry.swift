import GoTemplate

/// An object of a repository: `NAME TYPE SIZE`.
struct GitObject {
    enum Kind: String {
        case blob, tree, commit, tag
    }

    let name: GoString
    let kind: Kind
    let size: Int

    /// Reads what `git cat-file` says of an object; nil where it is missing.
    init?(line: GoString) {
        let words = line.trimmingSpace.split(separator: " ")
        guard words.count == 3, let kind = Kind(rawValue: words[1].text), let size = Int(words[2].text) else {
            return nil
        }
        self.name = words[0]
        self.kind = kind
        self.size = size
    }
}

/// What a path of a commit leads to.
enum GitTarget {
    case object(GitObject)
    /// Nothing is there, or a link that leads nowhere.
    case nothing
    /// A link out of the repository, with where it leads.
    case outside(GoString)

    /// Reads what `git cat-file --batch-check --follow-symlinks` says: an object, or a word, a size and a line.
    init(check output: GoString) {
        if let object = GitObject(line: output) {
            self = .object(object)
        } else if output.hasPrefix("symlink "), let line = output.cut(at: "\n")?.after {
            self = .outside(line.trimmingSpace)
        } else {
            self = .nothing
        }
    }
}

/// A file of a tree.
struct GitEntry {
    enum Kind {
        case file, symbolicLink, submodule
    }

    /// Relative to the tree that was listed.
    let path: GoString
    let kind: Kind
    /// The blob's name.
    let object: GoString
    let size: Int

    /// Reads `MODE TYPE NAME SIZE<tab>PATH`, as `git ls-tree -l` lists files.
    init?(line: ArraySlice<UInt8>) {
        guard let tab = line.firstIndex(of: 0x09) else { return nil }
        let words = line[..<tab].split(separator: 0x20).map { GoString($0) }
        guard words.count == 4 else { return nil }
        path = GoString(line[(tab + 1)...])
        object = words[2]
        size = Int(words[3].text) ?? 0
        switch words[0] {
        case "120000": kind = .symbolicLink
        case "160000": kind = .submodule
        default: kind = .file
        }
    }
}
