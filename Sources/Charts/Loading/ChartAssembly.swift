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
        try parts.sort(files)
        let (chart, subcharts) = try parts.makeChart()
        try add(subcharts, to: chart)
        return chart
    }

    private func add(_ groups: [SubchartFiles], to chart: Chart) throws(HelmError) {
        var nested = self
        nested.depth += 1
        var dependencies: [Chart] = []
        for group in groups where !group.isIgnored {
            if let stray = group.strayArchiveFile {
                let found = group.name + ", got " + stray
                throw HelmError("error unpacking subchart tar in " + chart.name + ": expected " + found)
            }
            do { dependencies.append(try nested.chart(of: group)) } catch {
                throw HelmError("error unpacking subchart " + group.name + " in " + chart.name + ": " + error.message)
            }
        }
        chart.setDependencies(dependencies)
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
