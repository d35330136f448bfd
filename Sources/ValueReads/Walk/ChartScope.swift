import Charts
import GoTemplate

/// What the templates of one chart of a tree see as their dot.
final class ChartScope {
    let chart: Chart
    /// The names from the root chart's values to those of this chart.
    let names: [GoString]
    /// What templates put into the dot themselves.
    var added: [GoString: SymbolicValue] = [:]

    private init(_ chart: Chart, names: [GoString]) { (self.chart, self.names) = (chart, names) }

    var path: ReadPath { ReadPath(names.map { .key($0) }) }

    /// The scopes of a chart and all below it, the chart's own first.
    static func all(of chart: Chart) -> [ChartScope] {
        var scopes: [ChartScope] = []
        var pending: [(Chart, [GoString])] = [(chart, [])]
        while !pending.isEmpty, scopes.count < maximumCharts {
            let (chart, names) = pending.removeFirst()
            scopes.append(ChartScope(chart, names: names))
            pending += chart.dependencies.map { ($0, names + $0.valueNames) }
        }
        return scopes
    }

    /// A chart tree cannot be endless, but a chart may hold many copies.
    private static let maximumCharts = 10_000
}

extension Chart {
    /// Where its values stand in those of its parent: a name with dots leads through several maps.
    var valueNames: [GoString] {
        name.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { GoString($0) }
    }
}
