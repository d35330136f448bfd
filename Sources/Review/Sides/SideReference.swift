import GoTemplate

/// What names a side on the command line.
package enum SideReference: Equatable, Sendable {
    /// `-`: rendered manifests on standard input.
    case standardInput
    /// `release:NAME[@REVISION]`; revision 0 is the newest.
    case release(name: GoString, revision: Int)
    /// `git:REVISION[:PATH]`.
    case git(revision: GoString, path: GoString?)
    /// A chart's folder or archive, or a rendered file or folder.
    case path(GoString)

    /// - Throws: `ReviewFailure` for a reference with a part missing.
    package init(_ text: GoString) throws(ReviewFailure) {
        if text == "-" {
            self = .standardInput
        } else if text.hasPrefix("release:") {
            self = try Self.release(text.suffix(from: 8))
        } else if text.hasPrefix("git:") {
            self = try Self.git(text.suffix(from: 4))
        } else {
            self = .path(text)
        }
    }

    private static func release(_ text: GoString) throws(ReviewFailure) -> SideReference {
        let (name, number) = text.cut(at: "@") ?? (text, nil)
        guard !name.isEmpty else { throw ReviewFailure("a side release:NAME[@REVISION] needs a name") }
        guard let number else { return .release(name: name, revision: 0) }
        guard let revision = try? Strconv.atoi(number), revision > 0 else {
            throw ReviewFailure("invalid revision " + Strconv.quote(number) + " of release " + name)
        }
        return .release(name: name, revision: revision)
    }

    private static func git(_ text: GoString) throws(ReviewFailure) -> SideReference {
        let (revision, path) = text.cut(at: ":") ?? (text, nil)
        guard !revision.isEmpty else { throw ReviewFailure("a side git:REVISION[:PATH] needs a revision") }
        return .git(revision: revision, path: path.flatMap { $0.isEmpty ? nil : $0 })
    }
}

extension SideReference {
    /// The reference as it is typed.
    package var description: GoString {
        switch self {
        case .standardInput: "-"
        case .release(let name, 0): "release:" + name
        case .release(let name, let revision): "release:" + name + GoString("@\(revision)")
        case .git(let revision, let path): "git:" + revision + (path.map { ":" + $0 } ?? GoString())
        case .path(let path): path
        }
    }
}
