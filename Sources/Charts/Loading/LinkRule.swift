import Failures
import Files
import GoTemplate

/// What becomes of symbolic links in a chart's folder.
package enum LinkRule: Sendable {
    /// What they lead to belongs to the chart, wherever it lies, as Helm has it.
    case followed
    /// One that leads out of a folder is an error, so that nothing else of the machine gets into a chart unnoticed.
    ///
    /// The name is what the folder is called in errors, which may be shown where its path means nothing.
    case below(GoString, named: GoString)

    /// - Parameter path: absolute, as the folder is.
    /// - Throws: `HelmError` for what leads out of the folder.
    package func check(_ path: GoString, _ fileSystem: FileSystem) throws(HelmError) {
        guard case .below(let folder, let name) = self, path != folder,
            try !fileSystem.leads(path, below: folder)
        else { return }
        throw HelmError(path.trimmingPrefix(folder + "/") + " leads out of " + name)
    }
}
