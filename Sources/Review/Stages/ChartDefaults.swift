import Charts
import Failures
import Files
import GoTemplate

/// The values that charts of a stages file have by themselves.
package struct ChartDefaults {
    private let folder: GoString
    private let locator: ChartLocator
    private let charts: ChartCache

    /// - Parameters:
    ///   - path: that of the stages file.
    ///   - locator: finds charts that are elsewhere.
    package init(of path: GoString, locator: ChartLocator) {
        folder = GoPath.directory(path)
        self.locator = locator
        charts = ChartCache(fileSystem: FileSystem(), locator: locator)
    }

    /// - Parameter chart: as the file names it.
    /// - Throws: `HelmError` where it cannot be read.
    package func values(of chart: GoString) throws -> Map {
        let chart = try charts.chart(locator.name(chart, in: folder)).copy()
        return try ValuesReuse.coalesced(chart, Map(), log: Log())
    }
}
