import Charts
import GoTemplate

/// The files of `-f` and `--set-file`, each read once: standard input and pipes give their text only once.
package final class ValuesFiles {
    private let fileSystem: FileSystem
    /// What relative paths are relative to; nil for the folder the program runs in.
    private let folder: GoString?
    private var texts: [GoString: [UInt8]] = [:]

    package init(fileSystem: FileSystem = FileSystem(), folder: GoString? = nil) {
        self.fileSystem = fileSystem
        self.folder = folder
    }

    /// Helm's message where the file cannot be read.
    func text(of path: GoString) throws(HelmError) -> [UInt8] {
        if let text = texts[path] { return text }
        let text = try ValuesSource.read(resolved(path), fileSystem)
        texts[path] = text
        return text
    }

    private func resolved(_ path: GoString) -> GoString {
        guard let folder, !GoPath.isAbsolute(path), path.trimmingSpace != "-", !path.contains("://") else {
            return path
        }
        return GoPath.join(folder, path)
    }
}
