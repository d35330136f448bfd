import Codecs
import Failures
import Files
import GoTemplate

/// The files of one chart, sorted by what they are.
struct ChartParts {
    private let format: ChartFormat
    private let log: Log
    private var metadata: Metadata?
    private var templates: [ChartFile] = []
    private var files: [ChartFile] = []
    private var values: Map?
    /// The reading of large values, on another thread while the subcharts are made.
    private var valuesReader: WorkerThread<Result<Map, HelmError>>?
    private var valuesFile: ChartFile?
    private var schema: ChartFile?
    private var lock: ChartLock?
    private var modificationTime: FileTime?
    private var subcharts: [SubchartFiles] = []
    private var subchartPositions: [GoString: Int] = [:]

    init(format: ChartFormat, log: Log) {
        self.format = format
        self.log = log
    }

    mutating func sort(_ files: [ChartFile]) throws(HelmError) {
        // The other files may depend on it, wherever it comes.
        for file in files where file.name == FileName.chart { try readChartFile(file) }
        for file in files { try sort(file) }
    }

    func makeChart() throws(HelmError) -> (Chart, [SubchartFiles]) {
        guard let metadata else { throw HelmError("Chart.yaml file is missing") }
        try metadata.validate()
        let chart = Chart(
            metadata: metadata, templates: templates, files: files, values: values, valuesText: valuesFile?.data,
            schema: schema?.data, format: format, lock: lock, modificationTime: modificationTime,
            valuesModificationTime: valuesFile?.modificationTime, schemaModificationTime: schema?.modificationTime)
        return (chart, subcharts)
    }

    /// The files with a meaning of their own.
    private enum FileName {
        static let chart: GoString = "Chart.yaml"
        static let lock: GoString = "Chart.lock"
        static let values: GoString = "values.yaml"
        static let schema: GoString = "values.schema.json"
        static let requirements: GoString = "requirements.yaml"
        static let requirementsLock: GoString = "requirements.lock"
        static let templates: GoString = "templates/"
        static let charts: GoString = "charts/"
        static let provenance: GoString = ".prov"
    }

    private mutating func sort(_ file: ChartFile) throws(HelmError) {
        switch file.name {
        case FileName.chart: break
        case FileName.lock: try readLock(file)
        case FileName.values: try readValues(file)
        case FileName.schema: schema = file
        case FileName.requirements where format == .version2: try readRequirements(file)
        case FileName.requirementsLock where format == .version2: try readRequirementsLock(file)
        default: sortByFolder(file)
        }
    }

    private mutating func sortByFolder(_ file: ChartFile) {
        if file.name.hasPrefix(FileName.templates) {
            templates.append(file)
        } else if file.name.hasPrefix(FileName.charts) && !file.name.hasSuffix(FileName.provenance) {
            addSubchartFile(file.dropping(FileName.charts.count))
        } else {
            files.append(file)
        }
    }

    private mutating func addSubchartFile(_ file: ChartFile) {
        // The files of a folder mostly come one after the other.
        if let last = subcharts.last?.name, file.name.count > last.count, file.name.hasPrefix(last),
            file.name.bytes[last.count] == UInt8(ascii: "/")
        {
            subcharts[subcharts.count - 1].files.append(file)
            return
        }
        let name = file.name.cut(at: UInt8(ascii: "/")).before
        if let position = subchartPositions[name] {
            subcharts[position].files.append(file)
        } else {
            subchartPositions[name] = subcharts.count
            subcharts.append(SubchartFiles(name: name, files: [file]))
        }
    }

    private mutating func readValues(_ file: ChartFile) throws(HelmError) {
        valuesFile = file
        let read: @Sendable () -> Result<Map, HelmError> = { Self.readValues(file) }
        // A byte of values is about twice the work of a byte of a template.
        if file.data.count >= ParallelMap.threshold / 2, ParallelMap.availableCores > 1 {
            valuesReader = WorkerThread(stackSize: 256 << 20, read)
        }
        if valuesReader == nil { values = try read().get() }
    }

    private static func readValues(_ file: ChartFile) -> Result<Map, HelmError> {
        Result { () throws(HelmError) in
            do throws(HelmError) { return try ValuesFile.decode(file.data) } catch {
                throw HelmError("cannot load " + file.name + ": " + error.message)
            }
        }
    }

    /// Waits for values that are still being read; throws what is wrong with them.
    mutating func finishValues(of chart: Chart?) throws(HelmError) {
        guard let reader = valuesReader else { return }
        valuesReader = nil
        values = try reader.join().get()
        chart?.values = values
    }

    private mutating func readChartFile(_ file: ChartFile) throws(HelmError) {
        let read = metadata ?? Metadata()
        try reading(file) { text throws(HelmError) in try read.decode(text, format: format) }
        if read.apiVersion.isEmpty { read.apiVersion = format.assumedAPIVersion }
        metadata = read
        modificationTime = file.modificationTime
    }

    private mutating func readRequirements(_ file: ChartFile) throws(HelmError) {
        let read = metadata ?? Metadata()
        if read.apiVersion != "v1" {
            warnOfOldFile(
                "Dependencies are handled in Chart.yaml since apiVersion \"v2\". "
                    + "We recommend migrating dependencies to Chart.yaml.")
        }
        try reading(file) { text throws(HelmError) in try read.decode(text, format: format) }
        metadata = read
        if read.apiVersion == "v1" { files.append(file) }
    }

    private mutating func readRequirementsLock(_ file: ChartFile) throws(HelmError) {
        try readLock(file)
        let apiVersion = metadata?.apiVersion ?? GoString()
        if metadata == nil { metadata = Metadata() }
        if apiVersion == "v1" {
            files.append(file)
        } else {
            warnOfOldFile(
                "Dependency locking is handled in Chart.lock since apiVersion \"v2\". "
                    + "We recommend migrating to Chart.lock.")
        }
    }

    /// Rendering does not use the lock, but releases record it and Helm refuses a chart whose lock it cannot read.
    private mutating func readLock(_ file: ChartFile) throws(HelmError) {
        let fields = try reading(file) { text throws(HelmError) in
            try DecodedFields(text, as: MetadataShape.of(format).lock)
        }
        // Go leaves no lock behind where the file is empty.
        lock = fields.fields.isEmpty && YAML.isNull(file.data) ? nil : ChartLock(fields)
    }

    private func warnOfOldFile(_ message: String) { log.info(GoString("Warning: " + message)) }

    private func reading<Result>(
        _ file: ChartFile, _ body: ([UInt8]) throws(HelmError) -> Result
    ) throws(HelmError) -> Result {
        do { return try body(file.data) } catch { throw HelmError("cannot load " + file.name + ": " + error.message) }
    }
}
