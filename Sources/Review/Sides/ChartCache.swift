import Files
import GoTemplate

/// The charts of a comparison by their names: both sides are often the same one.
final class ChartCache {
    private let fileSystem: FileSystem
    private let locator: ChartLocator
    private var charts: [GoString: LoadedChart] = [:]

    init(fileSystem: FileSystem, locator: ChartLocator) {
        (self.fileSystem, self.locator) = (fileSystem, locator)
    }

    /// - Parameter name: the path of a chart, or what the locator finds.
    func chart(_ name: GoString) throws -> LoadedChart {
        if let chart = charts[name] { return chart }
        let path = try locator.path(of: name)
        let chart = try LoadedChart(completeAt: path, nesting: .all, fileSystem: fileSystem)
        charts[name] = chart
        return chart
    }
}
