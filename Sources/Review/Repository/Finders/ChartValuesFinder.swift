import Files
import GoTemplate

/// Finds the files `ci/*-values.yaml` of charts: each is a release of its chart, as chart-testing installs them.
struct ChartValuesFinder {
    private let index: RepositoryIndex

    init(_ index: RepositoryIndex) { self.index = index }

    func declarations() -> Declarations {
        var found = Declarations()
        for file in index.tree.files where file.hasSuffix("-values.yaml") {
            let folder = GoPath.directory(file)
            let chart = GoPath.directory(folder)
            guard GoPath.base(folder) == "ci", index.charts.contains(chart) else { continue }
            let name = chart == "." ? "release-name" : GoPath.base(chart)
            var release = DeclaredRelease(
                tool: .chartValues, file: file, line: 1, label: "", name: name, chart: .path(chart))
            release.values = [.file(file, isOptional: false)]
            found.releases.append(release)
        }
        return found
    }
}
