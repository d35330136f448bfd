import Charts
import Failures
import Files
import GoTemplate

/// A chart that is loaded once and rendered several times.
package final class LoadedChart {
    private let chart: Chart
    /// Whether the templates themselves call what makes two renders differ.
    private let isRandom: Bool

    /// - Throws: `HelmError` for files that are no chart, or not one that can be rendered.
    package convenience init(_ files: ChartFiles) throws(HelmError) { try self.init(files.chart(log: Log())) }

    /// - Parameter chart: as it was loaded, shared with nobody.
    /// - Throws: `HelmError` for a chart that cannot be rendered.
    init(_ chart: Chart) throws(HelmError) {
        self.chart = chart
        // Mirrors pkg/cmd install.go runInstall.
        let type = chart.metadata.type
        guard type.isEmpty || type == "application" else { throw HelmError(type + " charts are not installable") }
        try Dependencies.check(chart)
        isRandom = RandomFunctions.mayBeCalled(by: chart)
    }

    /// The chart at a path; `file://` dependencies that its `charts/` lacks come from their folders.
    ///
    /// - Parameter nesting: which of the dependencies' own dependencies come, too.
    /// - Throws: as the other initializers, and as `LocalDependencies.completeChart`.
    package convenience init(
        completeAt path: GoString, nesting: DependencyNesting, fileSystem: FileSystem = FileSystem()
    ) throws {
        let dependencies = FolderDependencies(nesting: nesting, fileSystem: fileSystem)
        try self.init(dependencies.completeChart(at: path))
    }

    /// A chart of its own for a render, which changes it.
    func copy() -> Chart { chart.unshared() }

    /// Whether two renders with these values may differ.
    func isRandom(with userValues: Map) -> Bool { isRandom || RandomFunctions.mayBeCalled(by: userValues) }
}
