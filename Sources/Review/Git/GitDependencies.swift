import Charts
import Failures
import Files
import GoTemplate
import Repositories

/// The dependencies of a revision's chart that its `charts/` lacks, with those of their own that they lack.
struct GitDependencies {
    private let revision: GitRevision
    /// The chart's folder, from the root of the repository.
    private let chart: GoString
    private let fileSystem: FileSystem
    /// The folders of the charts around this one; what leads back to them stays missing.
    private let parents: [GoString]
    /// Gives dependencies of repositories and registries that nothing here has; nil where those stay missing.
    var elsewhere: ((Dependency) throws -> Chart?)?

    init(_ revision: GitRevision, chart: GoString, fileSystem: FileSystem) {
        self.init(revision, chart: chart, within: [], fileSystem: fileSystem)
    }

    private init(_ revision: GitRevision, chart: GoString, within parents: [GoString], fileSystem: FileSystem) {
        self.revision = revision
        self.chart = chart
        self.parents = parents
        self.fileSystem = fileSystem
    }

    /// The chart of the files with those dependencies: `file://` ones as the revision has them, others as they lie in the `charts/`
    /// of the working tree, which git often ignores.
    ///
    /// - Throws: as `LocalDependencies.completeChart`; `ReviewFailure` where the revision does not have the folder.
    func completeChart(of files: ChartFiles) throws -> Chart {
        try LocalDependencies.completeChart(of: files) { dependency in
            guard let folder = dependency.folder else { return try ofWorkingTree(dependency) ?? elsewhere?(dependency) }
            return try self.chart(in: folder, dependency)
        }
    }

    /// A folder outside of the repository is taken as it is.
    private func chart(in folder: GoString, _ dependency: Dependency) throws -> Chart? {
        let isAbsolute = GoPath.isAbsolute(folder)
        let path = isAbsolute ? folder : GoPath.join(GoPath.join(revision.repository.root, chart), folder)
        guard let place = try? GitPlace(path, fileSystem: fileSystem),
            place.repository.root == revision.repository.root
        else { return try FolderDependencies(nesting: .all, fileSystem: fileSystem).completeChart(at: path) }
        guard place.path != chart, !parents.contains(place.path) else { return nil }
        guard let files = try GitChart(revision, path: place.path).files() else {
            try sayMissing(dependency)
            return nil
        }
        guard case .all = nesting(of: dependency) else { return try files.ofDependency.chart(log: Log()) }
        var own = GitDependencies(revision, chart: place.path, within: parents + [chart], fileSystem: fileSystem)
        own.elsewhere = elsewhere
        return try own.completeChart(of: files.ofDependency)
    }

    /// Helm refuses a chart without what it depends on, but not without what that depends on.
    private func sayMissing(_ dependency: Dependency) throws(ReviewFailure) {
        let name = "dependency " + dependency.name + " (" + dependency.repository + ")"
        let reason = name + " does not exist in revision " + revision.name
        if parents.isEmpty { throw ReviewFailure(reason) }
        revision.notes.add(reason + ": " + chart + " is read without it")
    }

    /// Where the working tree has a dependency packaged without what that depends on itself, so has the revision.
    private func nesting(of dependency: Dependency) -> DependencyNesting {
        guard let packaged = chartsOfWorkingTree.first(where: dependency.isMet) else { return .all }
        return Dependencies.areMissing(in: packaged) ? .packaged : .all
    }

    private func ofWorkingTree(_ dependency: Dependency) -> Chart? {
        guard let found = chartsOfWorkingTree.first(where: dependency.isMet) else { return nil }
        revision.notes.add(
            "dependency " + dependency.name + " of " + chart + " is not in revision " + revision.name
                + ": that of the working tree is taken")
        return found
    }

    private var chartsOfWorkingTree: [Chart] {
        let folder = GoPath.join(revision.repository.root, chart)
        let files = try? ChartLoader.files(of: folder, fileSystem: fileSystem, log: Log())
        return (try? files?.chart(log: Log()))?.dependencies ?? []
    }
}
