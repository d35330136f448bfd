import Charts
import Failures
import GoTemplate

/// The dependencies of a chart that `charts/` lacks, packaged as `helm dependency build` would put them there, but in
/// memory only.
///
/// Mirrors pkg/downloader manager.go tarFromLocalDir: whether a chart is packaged with what it depends on itself is for
/// those to say who read it.
package enum LocalDependencies {
    /// The chart of the files, with each dependency that is missing and that `read` finds.
    ///
    /// It is loaded once where nothing is missing, as is usual.
    ///
    /// - Parameter read: the chart that a dependency names; nil where it is to stay missing.
    /// - Throws: what `read` throws; `HelmError` for a chart that cannot be packaged, or has a version that is not asked
    ///   for.
    package static func completeChart(
        of files: ChartFiles, reading read: (Dependency) throws -> Chart?
    ) throws -> Chart {
        let chart = try files.chart(log: Log())
        guard Dependencies.areMissing(in: chart) else { return chart }
        let archives = try archives(missingIn: chart, reading: read)
        return try ChartFiles(format: files.format, files: files.files + archives).chart(log: Log())
    }

    /// The packages of the dependencies, as files below `charts/`.
    private static func archives(
        missingIn chart: Chart, reading read: (Dependency) throws -> Chart?
    ) throws -> [ChartFile] {
        var present = Set(chart.dependencies.map(\.name))
        var archives: [ChartFile] = []
        for dependency in chart.requestedDependencies where !present.contains(dependency.name) {
            guard let found = try read(dependency) else { continue }
            try check(found, dependency)
            let package = try ChartPackage(of: found)
            archives.append(ChartFile(name: "charts/" + package.fileName, data: package.data))
            present.insert(dependency.name)
        }
        return archives
    }

    private static func check(_ chart: Chart, _ dependency: Dependency) throws(HelmError) {
        guard !Dependencies.isCompatible(dependency.version, chart.metadata.version) else { return }
        let found = "dependency " + dependency.name + " has the version " + chart.metadata.version
        throw HelmError(found + ", but Chart.yaml asks for " + Strconv.quote(dependency.version))
    }
}

extension Dependency {
    /// The folder that a `file://` repository names, absolute or relative to the chart; nil for any other repository.
    package var folder: GoString? {
        guard case .local = DependencyRepository(repository) else { return nil }
        return repository.trimmingPrefix("file://")
    }

    /// Whether a chart is the one that is asked for.
    package func isMet(by chart: Chart) -> Bool {
        chart.name == name && Dependencies.isCompatible(version, chart.metadata.version)
    }
}

extension ChartFiles {
    /// The files as Helm reads those of a chart that it is about to package, whatever `apiVersion` it states.
    package var ofDependency: ChartFiles { ChartFiles(format: .version2, files: files) }
}
