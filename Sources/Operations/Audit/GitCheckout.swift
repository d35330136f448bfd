import Charts
import Files
import GoTemplate

/// The git checkout around a folder, read from its files alone: no git, no network.
struct GitCheckout {
    /// The folder of this work tree's `HEAD`.
    private let gitDirectory: GoString
    /// The folder of the references that all work trees share.
    private let commonDirectory: GoString
    private let fileSystem = FileSystem()

    /// The checkout that holds `path`; nil where there is none.
    init?(around path: GoString) {
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

    /// The commit that is checked out; nil in a repository without commits.
    var commit: GoString? {
        guard let head = line(of: gitDirectory, "HEAD") else { return nil }
        guard head.hasPrefix("ref: ") else { return Self.hash(head) }
        let reference = GoString(head.bytes.dropFirst(5)).trimmingSpace
        return loose(reference) ?? packed(reference)
    }

    private func loose(_ reference: GoString) -> GoString? {
        let found = line(of: gitDirectory, reference) ?? line(of: commonDirectory, reference)
        return found.flatMap(Self.hash)
    }

    /// A line `HASH NAME` of `packed-refs`.
    private func packed(_ reference: GoString) -> GoString? {
        guard let text = try? fileSystem.read(GoPath.join(commonDirectory, "packed-refs")) else { return nil }
        for line in GoString(text).split(at: 0x0A) {
            let (hash, name) = line.cut(at: 0x20)
            if name == reference { return Self.hash(hash) }
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

    private static func hash(_ text: GoString) -> GoString? {
        let isHash =
            text.count >= 40 && text.bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        return isHash ? text : nil
    }
}
