import Failures
import Files
import GoTemplate

/// Makes a chart of its files.
///
/// Mirrors pkg/chart/v2/loader load.go LoadFiles. Helm loads subcharts in random order, here they keep that of the files.
struct ChartAssembly {
    /// Archives may hold archives without end; folders cannot get that deep.
    private static let maximumDepth = 512

    let format: ChartFormat
    let log: Log
    private var depth = 0

    init(format: ChartFormat, log: Log) {
        self.format = format
        self.log = log
    }

    func chart(of files: [ChartFile]) throws(HelmError) -> Chart {
        guard depth < Self.maximumDepth else { throw HelmError("chart has too many levels of subcharts") }
        var parts = ChartParts(format: format, log: log)
        let (chart, subcharts): (Chart, [SubchartFiles])
        do {
            try parts.sort(files)
            (chart, subcharts) = try parts.makeChart()
        } catch {
            // Helm reads values on its way, so what is wrong with them goes before all that follows.
            try parts.finishValues(of: nil)
            throw error
        }
        let groups = subcharts.filter { !$0.isIgnored }
        let outcomes = outcomes(of: groups)
        try parts.finishValues(of: chart)
        try add(outcomes, of: groups, to: chart)
        return chart
    }

    /// What became of a subchart, with what it logged.
    private struct Outcome {
        let chart: Result<Chart, HelmError>
        let records: [LogRecord]
    }

    private func add(_ outcomes: [Outcome], of groups: [SubchartFiles], to chart: Chart) throws(HelmError) {
        var dependencies: [Chart] = []
        for (group, outcome) in zip(groups, outcomes) {
            if let stray = group.strayArchiveFile {
                let found = group.name + ", got " + stray
                throw HelmError("error unpacking subchart tar in " + chart.name + ": expected " + found)
            }
            log.append(outcome.records)
            do { dependencies.append(try outcome.chart.get()) } catch {
                throw HelmError("error unpacking subchart " + group.name + " in " + chart.name + ": " + error.message)
            }
        }
        chart.setDependencies(dependencies)
    }

    /// Subcharts do not depend on each other until they are all there; those of the root are made on all cores.
    private func outcomes(of groups: [SubchartFiles]) -> [Outcome] {
        let (format, depth) = (format, depth + 1)
        let make = { @Sendable (index: Int) -> Outcome in
            let log = Log()
            var nested = ChartAssembly(format: format, log: log)
            nested.depth = depth
            let chart = Result { () throws(HelmError) in try nested.chart(of: groups[index]) }
            return Outcome(chart: chart, records: log.records)
        }
        return depth == 1 ? ParallelMap.map(weights: groups.map(\.weight), make) : groups.indices.map(make)
    }

    private func chart(of group: SubchartFiles) throws(HelmError) -> Chart {
        guard group.isArchive else { return try chart(of: group.filesOfFolder) }
        let files: [ChartFile]
        do { files = try ChartArchive.files(in: group.files.first?.data ?? []) } catch {
            throw HelmError(error.message)
        }
        return try chart(of: files)
    }
}
