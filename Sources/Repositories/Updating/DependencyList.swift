import Charts
import Failures
import Files
import GoTemplate
import SemVer

/// The dependencies of a chart and how they stand: `helm dependency list`.
///
/// Mirrors pkg/action dependency.go List.
package struct DependencyList {
    package struct Row {
        package let dependency: Dependency
        package let status: DependencyStatus
    }

    /// Nil for a chart that declares none.
    package let rows: [Row]?
    /// Charts in `charts/` that nobody declares, and what is no chart, as Helm warns of them.
    package let warnings: [GoString]

    /// - Parameter path: a chart's folder or archive.
    /// - Throws: `HelmError` for what is no chart.
    package init(of path: GoString, log: Log) throws(HelmError) {
        let chart = try ChartLoader.loadVersion2(path, log: log)
        let folder = GoPath.join(path, "charts")
        guard chart.metadata.dependencies != nil else {
            rows = nil
            warnings = ["WARNING: no dependencies at " + folder]
            return
        }
        let declared = chart.requestedDependencies
        let reader = DependencyStatusReader(chart: chart, folder: folder, log: log)
        rows = declared.map { Row(dependency: $0, status: reader.status(of: $0)) }
        warnings = Self.warnings(in: folder, declared.map(\.name), log)
    }

    private static func warnings(in folder: GoString, _ declared: [GoString], _ log: Log) -> [GoString] {
        let fileSystem = FileSystem()
        let names = ((try? fileSystem.entries(in: folder)) ?? []).map(\.name)
        return names.compactMap { name in
            let path = GoPath.join(folder, name)
            let kind: FileSystem.Kind
            do { kind = try fileSystem.status(of: path).kind } catch { return "Warning: " + error.goMessage }
            if kind != .directory, GoPath.fileExtension(name) != ".tgz" { return nil }
            guard let chart = try? ChartLoader.loadVersion2(path, log: log) else {
                return "WARNING: " + Strconv.quote(path) + " is not a chart."
            }
            return declared.contains(chart.name) ? nil : "WARNING: " + Strconv.quote(path) + " is not in Chart.yaml."
        }
    }
}
