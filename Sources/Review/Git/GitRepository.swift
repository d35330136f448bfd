import Charts
import Codecs
import Files
import GoTemplate
import Operations

/// A repository that charts of earlier revisions are read from, without a checkout.
struct GitRepository {
    /// The folder of the working tree.
    let root: GoString
    /// The folder the repository was found from, below the root, with a slash at its end; empty for the root.
    let prefix: GoString
    let git: GitProgram

    /// The repository around a folder.
    ///
    /// - Throws: `ReviewFailure` where there is none, or git refuses it.
    init(around directory: GoString) throws(ReviewFailure) {
        let git = GitProgram(directory: directory)
        let outcome = try git.run(["rev-parse", "--show-toplevel", "--show-prefix"])
        guard outcome.status == 0 else { throw Self.refusal(of: directory, outcome.errors) }
        var lines = GoString(outcome.output).split(separator: "\n")
        if lines.last?.isEmpty == true { lines.removeLast() }
        prefix = lines.count > 1 ? lines.removeLast() : GoString()
        root = GoString.joined(lines, by: "\n")
        self.git = GitProgram(directory: root)
    }

    private static func refusal(of directory: GoString, _ errors: GoString) -> ReviewFailure {
        if errors.contains("not a git repository") { return ReviewFailure("no git repository around " + directory) }
        return ReviewFailure("git cannot read the repository around " + directory + ": " + reason(errors))
    }

    /// The identifier of the commit that a revision names.
    ///
    /// - Throws: `ReviewFailure` for an unknown revision.
    func commit(of revision: GoString) throws(ReviewFailure) -> GoString {
        let unknown = ReviewFailure(
            "unknown revision " + Strconv.quote(revision) + " in the git repository " + root,
            hint: "`git fetch` brings branches and tags of other repositories; a shallow clone holds only the latest")
        // Nothing that git could take for an option or for another kind of expression.
        guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.bytes.contains(where: { $0 < 0x20 }) else {
            throw unknown
        }
        let outcome = try git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
        let name = GoString(outcome.output).trimmingSpace
        guard outcome.status == 0, GitObjectName.isValid(name) else { throw unknown }
        return name
    }

    /// What a path of a commit leads to, with the symbolic links on the way.
    ///
    /// - Parameter path: from the root of the repository, clean; empty or `.` for the root itself.
    func target(of path: GoString, in commit: GoString) throws(ReviewFailure) -> GitTarget {
        let expression = commit + ":" + (path == "." ? GoString() : path)
        let command: [GoString] = ["cat-file", "--batch-check", "--follow-symlinks"]
        let outcome = try git.run(command + ["-z"], input: expression.bytes + [0])
        if outcome.status == 0 { return GitTarget(check: GoString(outcome.output)) }
        // Older versions know no `-z`; a path with a line break is out of their reach.
        guard !path.bytes.contains(0x0A) else { return .nothing }
        let plain = try git.run(command, input: expression.bytes + [0x0A])
        guard plain.status == 0 else { throw failure("read " + expression, plain.errors) }
        return GitTarget(check: GoString(plain.output))
    }

    /// The submodule on the way to a path, whose files are in another repository; nil where there is none.
    func submodule(above path: GoString, in commit: GoString) throws(ReviewFailure) -> GoString? {
        var prefixes: [GoString] = []
        for element in path.split(separator: "/") { prefixes.append(GoPath.join(prefixes.last ?? "", element)) }
        guard !prefixes.isEmpty else { return nil }
        let outcome = try git.run(["ls-tree", "-z", "-l", "--full-tree", commit] + prefixes)
        guard outcome.status == 0 else { throw failure("list " + path, outcome.errors) }
        let entries = outcome.output.split(separator: 0).compactMap { GitEntry(line: $0) }
        return entries.first { $0.kind == .submodule }?.path
    }

    /// All files below a tree, with paths relative to it.
    func entries(of tree: GoString) throws(ReviewFailure) -> [GitEntry] {
        let outcome = try git.run(["ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree])
        guard outcome.status == 0 else { throw failure("list " + tree, outcome.errors) }
        return outcome.output.split(separator: 0).compactMap { GitEntry(line: $0) }
    }

    /// The contents of blobs, in order.
    ///
    /// Read with `cat-file`, which applies no filter of the repository's configuration.
    func contents(of names: [GoString]) throws(ReviewFailure) -> [[UInt8]] {
        guard !names.isEmpty else { return [] }
        let input = GoString.joined(names + [GoString()], by: "\n").bytes
        let outcome = try git.run(["cat-file", "--batch"], input: input)
        guard outcome.status == 0 else { throw failure("read objects", outcome.errors) }
        var rest = outcome.output[...]
        var contents: [[UInt8]] = []
        for name in names {
            guard let content = Self.takeContent(from: &rest) else { throw failure("read " + name, outcome.errors) }
            contents.append(content)
        }
        return contents
    }

    /// `NAME blob SIZE`, a line break, the content, a line break.
    private static func takeContent(from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let lineEnd = rest.firstIndex(of: 0x0A) else { return nil }
        guard let object = GitObject(line: GoString(rest[..<lineEnd])), object.kind == .blob else { return nil }
        let start = lineEnd + 1
        guard object.size >= 0, rest.endIndex - start > object.size else { return nil }
        let content = Array(rest[start..<start + object.size])
        rest = rest[(start + object.size + 1)...]
        return content
    }

    func failure(_ what: GoString, _ errors: GoString) -> ReviewFailure {
        ReviewFailure("git cannot " + what + ": " + Self.reason(errors))
    }

    /// The first line that git wrote, without its `fatal: `.
    private static func reason(_ errors: GoString) -> GoString {
        let line = errors.trimmingSpace.split(separator: "\n").first ?? GoString()
        return line.hasPrefix("fatal: ") ? line.suffix(from: 7) : line
    }
}
