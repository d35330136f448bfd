import Charts
import Failures
import Files
import GoTemplate
import Repositories

/// Which dependencies of a packaged dependency are packaged with it.
package enum DependencyNesting {
    /// Those in its own `charts/`, as `helm dependency build` has it.
    case packaged
    /// All, as where `helm dependency build` ran for each chart, the innermost first.
    case all
}

/// The `file://` dependencies that the `charts/` of a folder lacks, from the folders they name.
struct FolderDependencies {
    let nesting: DependencyNesting
    let fileSystem: FileSystem
    /// What becomes of symbolic links, and of folders that dependencies name.
    var links = LinkRule.followed
    /// Gives dependencies of repositories and registries that `charts/` lacks; nil where those stay missing.
    var elsewhere: ((Dependency) throws -> Chart?)?

    /// - Throws: as `LocalDependencies.completeChart`.
    func completeChart(at path: GoString) throws -> Chart {
        let files = try ChartLoader.files(of: path, fileSystem: fileSystem, links: links, log: Log())
        guard try fileSystem.status(of: path).kind == .directory else { return try files.chart(log: Log()) }
        return try completeChart(of: files, at: path, within: [])
    }

    /// - Parameter parents: the folders of the charts around this one; what leads back to them stays missing.
    private func completeChart(of files: ChartFiles, at path: GoString, within parents: [GoString]) throws -> Chart {
        let parents = parents + [try fileSystem.absolute(path)]
        return try LocalDependencies.completeChart(of: files) { dependency in
            guard let folder = dependency.folder else { return try elsewhere?(dependency) }
            let place = GoPath.isAbsolute(folder) ? folder : GoPath.join(path, folder)
            guard (try? fileSystem.status(of: place)) != nil else { return nil }
            let files = try ChartLoader.files(of: place, fileSystem: fileSystem, links: links, log: Log()).ofDependency
            guard case .all = nesting else { return try files.chart(log: Log()) }
            guard try !parents.contains(fileSystem.absolute(place)) else { return nil }
            return try completeChart(of: files, at: place, within: parents)
        }
    }
}
