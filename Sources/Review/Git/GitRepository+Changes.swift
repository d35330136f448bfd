import GoTemplate

extension GitRepository {
    /// The files of the working tree that git knows or would take, from the root, in byte order.
    func workingFiles() throws(ReviewFailure) -> [GoString] {
        let gone = Set(try paths(["ls-files", "-z", "--deleted"]))
        let files = Set(try paths(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))
        return files.subtracting(gone).sorted()
    }

    /// The files of a commit, from the root, in byte order.
    func files(of commit: GoString) throws(ReviewFailure) -> [GoString] {
        try entries(of: commit).filter { $0.kind != .submodule }.map(\.path).sorted()
    }

    /// The files that are not the same in a commit and in another one, or in the working tree.
    func changes(from commit: GoString, to other: GoString?) throws(ReviewFailure) -> Set<GoString> {
        let diff: [GoString] = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv"]
        let sides = [commit] + (other.map { [$0] } ?? [])
        let changed = try paths(diff + sides + ["--"])
        guard other == nil else { return Set(changed) }
        return Set(changed + (try paths(["ls-files", "-z", "--others", "--exclude-standard"])))
    }

    /// The addresses of the repositories that this one is a clone of.
    func remotes() throws(ReviewFailure) -> [GoString] {
        // Without any there is nothing to print, and a status of 1.
        let outcome = try git.run(["config", "--get-regexp", "-z", "^remote\\..*\\.url$"])
        return outcome.output.split(separator: 0).compactMap { GoString($0).cut(at: "\n")?.after }
    }

    /// The files of a commit that are there, read at once.
    func contents(of paths: [GoString], in commit: GoString) throws(ReviewFailure) -> [GoString: [UInt8]] {
        let wanted = Set(paths)
        guard !wanted.isEmpty else { return [:] }
        let entries = try entries(of: commit).filter { $0.kind == .file && wanted.contains($0.path) }
        let contents = try contents(of: entries.map(\.object))
        return Dictionary(zip(entries.map(\.path), contents)) { $1 }
    }

    private func paths(_ arguments: [GoString]) throws(ReviewFailure) -> [GoString] {
        let outcome = try git.run(arguments)
        guard outcome.status == 0 else { throw failure("list files", outcome.errors) }
        return outcome.output.split(separator: 0).map { GoString($0) }
    }
}
