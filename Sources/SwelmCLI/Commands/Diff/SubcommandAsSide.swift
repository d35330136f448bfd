import Charts
import Files
import GoTemplate
import Review
import Rollouts

/// A command line of `diff` whose first word names a subcommand, and yet is a path where the old side stands:
/// `diff chart other` in a folder with charts of these names.
struct SubcommandAsSide {
    private let folder: GoString

    /// - Parameters:
    ///   - words: what stands behind `diff`.
    ///   - folder: what relative paths are relative to.
    /// - Returns: nil where the word is the subcommand: nothing is at that path, another number of arguments than the
    ///   two sides, a flag that only the subcommand has, such as `--base`, or a second word that is no side.
    init?(words: [GoString], folder: GoString = ".") {
        self.folder = folder
        let flags = DiffCommand.command.flags() + GlobalFlags.all
        guard let parsed = try? FlagParser(flags: flags).parse(words), parsed.positional.count == 2 else { return nil }
        let (first, second) = (parsed.positional[0], parsed.positional[1])
        guard exists(first), isSide(second), !isWanted(first, for: second) else { return nil }
    }

    private func path(_ word: GoString) -> GoString { GoPath.isAbsolute(word) ? word : GoPath.join(folder, word) }

    private func exists(_ word: GoString) -> Bool { (try? FileSystem().status(of: path(word))) != nil }

    private func isSide(_ word: GoString) -> Bool {
        guard let reference = try? SideReference(word) else { return false }
        if case .path(let path) = reference { return exists(path) }
        return true
    }

    /// Whether the subcommand is meant all the same: two sides that are one folder differ in nothing, and a file of
    /// stages is no side.
    private func isWanted(_ subcommand: GoString, for argument: GoString) -> Bool {
        switch subcommand {
        case "chart": place(of: subcommand) == place(of: argument)
        case "stages": isStagesFile(argument)
        default: false
        }
    }

    private func place(of path: GoString) -> GoString? {
        try? FileSystem().resolvingLinks(FileSystem().absolute(self.path(path)))
    }

    private func isStagesFile(_ path: GoString) -> Bool {
        guard let text = try? FileSystem().read(self.path(path)) else { return false }
        return (try? StagesFile(text, path: path)) != nil
    }
}
