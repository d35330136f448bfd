import Files
import GoTemplate

/// The charts in the folder `charts` of a chart, and in all folders below it.
///
/// Mirrors pkg/cmd lint.go with path/filepath Walk: symbolic links are not followed, and what cannot be read is passed
/// over.
struct Subcharts {
    /// Folders that hold a `Chart.yaml`, and archives.
    private(set) var paths: [GoString] = []
    private let fileSystem = FileSystem()

    init(of chart: GoString) {
        var pending = [GoPath.join(chart, "charts")]
        while let path = pending.popLast() {
            guard let kind = (try? fileSystem.linkStatus(of: path))?.kind else { continue }
            add(path)
            guard kind == .directory else { continue }
            let entries = (try? fileSystem.entries(in: path)) ?? []
            pending += entries.reversed().map { GoPath.join(path, $0.name) }
        }
    }

    private mutating func add(_ path: GoString) {
        if GoPath.base(path) == "Chart.yaml" {
            paths.append(GoPath.directory(path))
        } else if ChartLint.isArchive(path) {
            paths.append(path)
        }
    }
}
