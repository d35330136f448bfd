import Charts
import Codecs
import GoTemplate
import Manifests

/// The parts of a record that listings do not need, as contents.
struct SQLiteRecord {
    let contents: ContentTable
    private var database: SQLiteDatabase { contents.database }

    /// The contents of one record.
    struct Parts {
        var chart: Int64
        var config: Int64?
        var manifest: Int64
        var hooks: Int64
        var notes: Int64

        var all: [Int64] { [chart, manifest, hooks, notes] + (config.map { [$0] } ?? []) }
    }

    // MARK: - Writing

    /// - Parameter previous: the row of the revision before, whose contents are likely alike.
    func insert(_ release: Release, audit: ReleaseAudit?, row: Int64, like previous: Int64?) throws {
        let model = try previous.flatMap(parts)
        let parts = try put(release, like: model)
        let values = try audit.flatMap(AuditRecord.values)
        let valuesModel = try previous.flatMap(effectiveValues)
        try database.run(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", .integer(row), .text(release.applyMethod.text),
            .integer(parts.chart), .integer(parts.config), .integer(parts.manifest), .integer(parts.hooks),
            .integer(parts.notes), try audit.map { .blob(try Compression.deflate(AuditRecord.json(of: $0))) } ?? .null,
            .integer(try values.map { try contents.put(text: $0, like: valuesModel) }))
    }

    func replace(_ release: Release, row: Int64) throws {
        let old = try parts(row)
        let parts = try put(release, like: old)
        try database.run(
            """
            UPDATE records SET apply_method = ?, chart = ?, config = ?, manifest = ?, hooks = ?, notes = ?
            WHERE id = ?
            """, .text(release.applyMethod.text), .integer(parts.chart), .integer(parts.config),
            .integer(parts.manifest), .integer(parts.hooks), .integer(parts.notes), .integer(row))
        for content in old?.all ?? [] { try contents.drop(content) }
    }

    func delete(row: Int64) throws {
        let used = (try parts(row)?.all ?? []) + (try effectiveValues(row).map { [$0] } ?? [])
        try database.run("DELETE FROM records WHERE id = ?", .integer(row))
        for content in used { try contents.drop(content) }
    }

    /// Keeps the contents of a release, each for one use more.
    func put(_ release: Release, like model: Parts? = nil) throws -> Parts {
        let hooks = try JSON.encode(.list(release.hooks.map(\.record.value)))
        return Parts(
            chart: try put(release.chart, subcharts: release.subcharts),
            config: try release.config.map { try contents.put(text: JSON.encode(.map($0)), like: model?.config) },
            manifest: try contents.put(text: release.manifest.bytes, like: model?.manifest),
            hooks: try contents.put(text: hooks, like: model?.hooks),
            notes: try contents.put(text: release.info.notes.bytes, like: model?.notes))
    }

    /// Keeps a chart as JSON whose files are numbers: their places among the content's children.
    private func put(_ chart: Chart, subcharts: [Chart]) throws -> Int64 {
        var children: [Int64] = []
        let format = ChartRecord(
            encode: { data in
                children.append(try contents.put(text: data))
                return .int(children.count - 1)
            }, decode: { _, _ in nil }, includesSubcharts: true)
        let json = try JSON.encode(format.value(of: chart, subcharts: subcharts))
        return try contents.put(ContentTable.Content(children: children, data: json))
    }

    // MARK: - Reading

    func release(row: Int64, summary: ReleaseSummary) throws -> Release {
        guard let parts = try parts(row) else { throw RecordFailure("its record is missing") }
        return try release(of: parts, summary: summary, applyMethod: applyMethod(row))
    }

    func release(
        of parts: Parts, summary: ReleaseSummary, applyMethod: OpenEnum<ApplyMethod>
    ) throws -> Release {
        let chart = try chart(parts.chart)
        let info = ReleaseInfo(
            firstDeployed: summary.firstDeployed, lastDeployed: summary.lastDeployed, deleted: summary.deleted,
            description: summary.description, status: summary.status, rollbackRevision: summary.rollbackRevision,
            notes: GoString(try contents.text(parts.notes)))
        let release = Release(
            key: summary.key, revision: summary.revision, info: info, chart: chart,
            config: try parts.config.map { try map(JSON.decode(contents.text($0))) },
            manifest: GoString(try contents.text(parts.manifest)), hooks: try hooks(parts.hooks),
            labels: summary.labels, applyMethod: applyMethod)
        release.chart.setDependencies([])
        return release
    }

    func audit(row: Int64) throws -> ReleaseAudit? {
        let statement = try database.prepare("SELECT audit FROM records WHERE id = ?", .integer(row))
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        let json = statement.blob(0)
        if json.isEmpty { return nil }
        let values = try effectiveValues(row).map(contents.text)
        return try AuditRecord.audit(json: Compression.inflate(json), values: values)
    }

    private func chart(_ id: Int64) throws -> Chart {
        let content = try contents.content(id)
        let format = ChartRecord(
            encode: { _ in .null },
            decode: { fields, name in
                guard let index = try fields.optionalInteger(name) else { return nil }
                guard content.children.indices.contains(index) else { throw RecordFailure("a file of it is missing") }
                return try contents.text(content.children[index])
            }, includesSubcharts: true)
        return try format.chart(of: RecordFields(map(JSON.decode(content.data)), of: "Chart"))
    }

    private func hooks(_ id: Int64) throws -> [ReleaseHook] {
        let hooks = Map([("hooks", try JSON.decode(contents.text(id)))])
        return try RecordFields(hooks, of: "Release").objects("hooks", of: "Hook").map(ReleaseHook.init)
    }

    private func map(_ value: Value) throws -> Map {
        guard case .map(let map) = value else { throw RecordFailure("a part of it is no map") }
        return map
    }

    private func applyMethod(_ row: Int64) throws -> OpenEnum<ApplyMethod> {
        let statement = try database.prepare("SELECT apply_method FROM records WHERE id = ?", .integer(row))
        defer { statement.reset() }
        return OpenEnum(try statement.step() ? statement.text(0) : GoString())
    }

    private func effectiveValues(_ row: Int64) throws -> Int64? {
        let statement = try database.prepare("SELECT effective_values FROM records WHERE id = ?", .integer(row))
        defer { statement.reset() }
        return try statement.step() ? statement.optionalInteger(0) : nil
    }

    private func parts(_ row: Int64) throws -> Parts? {
        let statement = try database.prepare(
            "SELECT chart, config, manifest, hooks, notes FROM records WHERE id = ?", .integer(row))
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return Parts(
            chart: statement.integer(0), config: statement.optionalInteger(1), manifest: statement.integer(2),
            hooks: statement.integer(3), notes: statement.integer(4))
    }
}
