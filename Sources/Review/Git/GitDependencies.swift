import Charts
import Failures
import Files
import GoTemplate
import Repositories

/// The dependencies of a revision's chart that its `charts/` lacks.
struct GitDependencies {
    private let revision: GitRevision
    /// The chart's folder, from the root of the repository.
    private let chart: GoString
    private let fileSystem: FileSystem

    init(_ revision: GitRevision, chart: GoString, fileSystem: FileSystem) {
        self.revision = revision
        self.chart = chart
        self.fileSystem = fileSystem
    }

    /// The chart of the files with those dependencies: `file://` ones as the revision has them, others as they lie in the `charts/`
    /// of the working tree, which git often ignores.
    ///
    /// - Throws: as `LocalDependencies.completeChart`; `ReviewFailure` where the revision does not have the folder.
    func completeChart(of files: ChartFiles) throws -> Chart {
        try LocalDependencies.completeChart(of: files) { dependency in
            guard let folder = dependency.folder else { return try ofWorkingTree(dependency) }
            return try self.files(of: folder, dependency).dependency()
        }
    }

    private func files(of folder: GoString, _ dependency: Dependency) throws -> ChartFiles {
        let isAbsolute = GoPath.isAbsolute(folder)
        let path = isAbsolute ? folder : GoPath.join(GoPath.join(revision.repository.root, chart), folder)
        guard let place = try? GitPlace(path, fileSystem: fileSystem),
            place.repository.root == revision.repository.root
        else { return try ChartLoader.files(of: path, fileSystem: fileSystem, log: Log()) }
        if let found = try GitChart(revision, path: place.path).files() { return found }
        let name = "dependency " + dependency.name + " (" + dependency.repository + ")"
        throw ReviewFailure(name + " does not exist in revision " + revision.name)
    }

    private func ofWorkingTree(_ dependency: Dependency) throws -> Chart? {
        let folder = GoPath.join(revision.repository.root, chart)
        let files = try? ChartLoader.files(of: folder, fileSystem: fileSystem, log: Log())
        let charts = (try? files?.chart(log: Log()))?.dependencies ?? []
        guard let found = charts.first(where: dependency.isMet) else { return nil }
        revision.notes.add(
            "dependency " + dependency.name + " of " + chart + " is not in revision " + revision.name
                + ": that of the working tree is taken")
        return found
    }
}
