import Failures
import GoTemplate

/// Moves of files that can be undone together.
package struct FileMoves {
    let fileSystem: FileSystem
    private var done: [(source: GoString, destination: GoString)] = []

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    package mutating func move(_ source: GoString, to destination: GoString) throws(HelmError) {
        try fileSystem.move(source, to: destination)
        done.append((source, destination))
    }

    /// Moves a file into a folder for such files.
    package mutating func setAside(_ path: GoString, in folder: GoString) throws(HelmError) {
        try move(path, to: GoPath.join(folder, GoPath.base(path)))
    }

    /// Moves everything back, the last first.
    package mutating func undo() {
        while let move = done.popLast() { try? fileSystem.move(move.destination, to: move.source) }
    }
}
