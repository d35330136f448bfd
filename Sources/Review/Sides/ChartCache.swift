import Files
import GoTemplate

/// The charts of a comparison by their paths: both sides are often the same one.
final class ChartCache {
    private let fileSystem: FileSystem
    private var charts: [GoString: LoadedChart] = [:]

    init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    func chart(at path: GoString) throws -> LoadedChart {
        if let chart = charts[path] { return chart }
        let chart = try LoadedChart(completeAt: path, nesting: .all, fileSystem: fileSystem)
        charts[path] = chart
        return chart
    }
}
