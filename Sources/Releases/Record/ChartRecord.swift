import Charts
import Codecs
import GoTemplate

/// How a chart is written into a record: Helm's JSON, or ours, which keeps the files elsewhere.
package struct ChartRecord {
    /// The content of a file as JSON.
    let encode: ([UInt8]) throws -> Value
    /// The content that `encode` made the JSON of; nil for null.
    let decode: (RecordFields, GoString) throws -> [UInt8]?
    /// Whether the charts below are written too.
    let includesSubcharts: Bool
    /// Whether it is written when files changed.
    package var includesTimes = true

    /// Helm's way: the content itself, in base64.
    static var helm: ChartRecord {
        ChartRecord(encode: { .list(List(bytes: $0)) }, decode: { try $0.bytes($1) }, includesSubcharts: false)
    }

    /// The same with the charts below.
    package static var complete: ChartRecord {
        ChartRecord(encode: helm.encode, decode: helm.decode, includesSubcharts: true)
    }

    package func value(of chart: Chart) throws -> Value { try value(of: chart, subcharts: nil) }

    /// Mirrors the field order of pkg/chart/v2 chart.go Chart.
    func value(of chart: Chart, subcharts: [Chart]?) throws -> Value {
        var object = JSONObject()
        object.add("metadata", chart.metadata.record.value)
        object.add("lock", chart.lock?.record.value ?? .null)
        object.add("templates", try value(of: chart.templates))
        object.add("values", try value(of: chart.values))
        object.add("schema", try chart.schema.map(encode) ?? .null)
        let schemaTime = includesTimes ? chart.schemaModificationTime : nil
        object.add("schemamodtime", .string((schemaTime?.time ?? .zero).rfc3339Nano))
        object.add("files", try value(of: chart.files))
        if includesTimes, let time = chart.modificationTime { object.add("modtime", .string(time.time.rfc3339Nano)) }
        guard includesSubcharts else { return object.value }
        object.addUnlessEmpty("dependencies", try (subcharts ?? chart.dependencies).map { try value(of: $0) })
        return object.value
    }

    package func chart(of fields: RecordFields) throws -> Chart {
        let lock = try fields.map("lock").map(ChartLock.init(record:))
        let values = try includesSubcharts ? decode(fields, "values").map(Self.values) : fields.map("values")
        let chart = Chart(
            metadata: Metadata(record: try fields.map("metadata") ?? Map()), templates: try files(fields, "templates"),
            files: try files(fields, "files"), values: values, schema: try decode(fields, "schema"),
            lock: lock, modificationTime: try fields.fileTime("modtime"),
            schemaModificationTime: try fields.fileTime("schemamodtime"))
        if includesSubcharts { chart.setDependencies(try fields.objects("dependencies", of: "Chart").map(self.chart)) }
        return chart
    }

    /// Go's loader leaves a slice nil where there are no files.
    private func value(of files: [ChartFile]) throws -> Value {
        if files.isEmpty { return .null }
        return .list(try files.map(value))
    }

    private func value(of file: ChartFile) throws -> Value {
        var object = JSONObject()
        object.add("name", .string(file.name))
        object.add("data", try encode(file.data))
        if includesTimes, let time = file.modificationTime { object.add("modtime", .string(time.time.rfc3339Nano)) }
        return object.value
    }

    /// Default values are large and seldom change, so where files are kept elsewhere, they are too.
    private func value(of values: Map?) throws -> Value {
        guard let values else { return .null }
        return includesSubcharts ? try encode(JSON.encode(.map(values))) : .map(values)
    }

    private static func values(_ text: [UInt8]) throws -> Map {
        guard case .map(let map) = try JSON.decode(text) else { throw RecordFailure("the values are no map") }
        return map
    }

    private func files(_ fields: RecordFields, _ name: GoString) throws -> [ChartFile] {
        try fields.objects(name, of: "File").map { file in
            ChartFile(
                name: try file.text("name"), data: try decode(file, "data") ?? [],
                modificationTime: try file.fileTime("modtime"))
        }
    }
}
