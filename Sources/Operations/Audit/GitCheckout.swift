import Charts
import Files
import GoTemplate

/// The git checkout around a folder, read from its files alone: no git, no network.
///
/// An audit names the commit on machines without git, too, and in folders that git refuses because of their owner.
package struct GitCheckout {
    /// How many references may point to another one in turn, as in git's refs.c.
    private static let maximumLinks = 5

    /// The folder of this work tree's `HEAD`.
    private let gitDirectory: GoString
    /// The folder of the references that all work trees share.
    private let commonDirectory: GoString
    private let fileSystem = FileSystem()

    /// The checkout that holds `path`; nil where there is none.
    package init?(around path: GoString) {
        guard var folder = try? FileSystem().absolute(path) else { return nil }
        while true {
            if let directory = Self.gitDirectory(of: folder) {
                gitDirectory = directory
                commonDirectory = Self.commonDirectory(of: directory)
                return
            }
            let parent = GoPath.directory(folder)
            if parent == folder { return nil }
            folder = parent
        }
    }

    /// The commit that is checked out; nil in a repository without commits, and where git keeps references otherwise.
    package var commit: GoString? {
        var name: GoString = "HEAD"
        for _ in 0...Self.maximumLinks {
            guard let target = loose(name) ?? packed(name) else { return nil }
            guard target.hasPrefix("ref: ") else { return GitObjectName.isValid(target) ? target : nil }
            name = target.suffix(from: 5).trimmingSpace
        }
        return nil
    }

    /// What a reference holds: an object's name, or `ref: ` and another reference.
    private func loose(_ reference: GoString) -> GoString? {
        line(of: gitDirectory, reference) ?? line(of: commonDirectory, reference)
    }

    /// A line `HASH NAME` of `packed-refs`.
    private func packed(_ reference: GoString) -> GoString? {
        guard let text = try? fileSystem.read(GoPath.join(commonDirectory, "packed-refs")) else { return nil }
        for line in GoString(text).split(at: 0x0A) {
            let (hash, name) = line.cut(at: 0x20)
            if name == reference { return hash }
        }
        return nil
    }

    private func line(of directory: GoString, _ name: GoString) -> GoString? {
        (try? fileSystem.read(GoPath.join(directory, name))).map { GoString($0).trimmingSpace }
    }

    /// `.git` is a folder, or a file that names one (work trees, submodules).
    private static func gitDirectory(of folder: GoString) -> GoString? {
        let path = GoPath.join(folder, ".git")
        guard let status = try? FileSystem().status(of: path) else { return nil }
        if status.kind == .directory { return path }
        guard let text = try? FileSystem().read(path) else { return nil }
        let line = GoString(text).trimmingSpace
        guard line.hasPrefix("gitdir: ") else { return nil }
        let target = GoString(line.bytes.dropFirst(8)).trimmingSpace
        return GoPath.isAbsolute(target) ? target : GoPath.join(folder, target)
    }

    private static func commonDirectory(of gitDirectory: GoString) -> GoString {
        guard let text = try? FileSystem().read(GoPath.join(gitDirectory, "commondir")) else { return gitDirectory }
        let target = GoString(text).trimmingSpace
        return GoPath.isAbsolute(target) ? target : GoPath.join(gitDirectory, target)
    }
}
