import Charts
import Failures
import Files
import GoTemplate

/// A chart as a folder of files, with the charts below it as archives.
///
/// Mirrors pkg/chart/v2/util save.go SaveDir.
struct ChartFolder {
    private let chart: Chart
    private let metadata: Metadata
    private let replaced: (GoString) -> GoString
    private let fileSystem = FileSystem()

    /// - Parameters:
    ///   - metadata: what `Chart.yaml` will say.
    ///   - replacing: what becomes of the texts of values and templates.
    init(of chart: Chart, named metadata: Metadata, replacing: @escaping (GoString) -> GoString) {
        self.chart = chart
        self.metadata = metadata
        replaced = replacing
    }

    /// Writes the folder of the chart's name.
    func save(in parent: GoString) throws(HelmError) {
        let name = metadata.name
        if name != GoPath.base(name) { throw HelmError(Strconv.quote(name) + " is not a valid chart name") }
        let folder = GoPath.join(parent, name)
        if let kind = (try? fileSystem.status(of: folder))?.kind, kind != .directory {
            throw HelmError("file " + folder + " already exists and is not a directory")
        }
        try fileSystem.makeDirectories(folder)
        for (path, content) in try files() { try write(content, to: GoPath.join(folder, path)) }
        for subchart in chart.dependencies {
            let package = try ChartPackage(of: subchart)
            try write(package.data, to: GoPath.join(GoPath.join(folder, "charts"), package.fileName))
        }
    }

    private func files() throws(HelmError) -> [(path: GoString, content: [UInt8])] {
        var files: [(path: GoString, content: [UInt8])] = [("Chart.yaml", try metadata.text)]
        if let values = chart.valuesText { files.append(("values.yaml", replaced(GoString(values)).bytes)) }
        if let schema = chart.schema { files.append(("values.schema.json", schema)) }
        files += chart.templates.map { ($0.name, replaced(GoString($0.data)).bytes) }
        return files + chart.files.map { ($0.name, $0.data) }
    }

    private func write(_ content: [UInt8], to path: GoString) throws(HelmError) {
        try fileSystem.makeDirectories(GoPath.directory(path))
        try fileSystem.write(content, to: path, appending: false)
    }
}
