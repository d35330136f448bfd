import Charts
import Codecs
import Glibc
import GoTemplate

/// The steps of a transaction on Helm's tables.
final class PostgreSQLTransaction: StoreTransaction {
    let connection: PostgreSQLConnection
    /// Summaries that had to be read from bodies, with the versions of their rows.
    var derivedSummaries: [(summary: ReleaseSummary, rowVersion: GoString)] = []

    init(_ connection: PostgreSQLConnection) { self.connection = connection }

    func release(_ key: RevisionKey) throws -> Release? {
        let found = try connection.run(
            """
            SELECT body, (\(Self.labels)), subcharts
            FROM releases_v1 r LEFT JOIN swelm_records s ON s.key = r.key AND s.namespace = r.namespace
            WHERE r.key = $1 AND r.namespace = $2
            """, key.recordName, key.release.namespace)
        guard let row = found.rows.first else { return nil }
        return try reading(key) {
            var release = try RecordCodec.decode(found.text(row, 0)?.bytes ?? [])
            release.key = key.release
            release.labels = try LabelText.decode(found.text(row, 1) ?? "{}")
            release.subcharts = try found.text(row, 2).map(Subcharts.decode) ?? []
            return release
        }
    }

    func audit(of key: RevisionKey) throws -> ReleaseAudit? {
        let found = try connection.run(
            "SELECT audit, effective_values FROM swelm_records WHERE key = $1 AND namespace = $2", key.recordName,
            key.release.namespace)
        guard let row = found.rows.first, let audit = found.text(row, 0) else { return nil }
        return try reading(key) {
            try AuditRecord.audit(
                json: PackedText.decode(audit), values: found.text(row, 1).map(PackedText.decode))
        }
    }

    func insert(_ release: Release, audit: ReleaseAudit?) throws {
        let key = release.revisionKey
        do {
            let written = try connection.run(
                """
                INSERT INTO releases_v1 (key, type, body, name, namespace, version, status, owner, createdAt)
                VALUES ($1, 'helm.sh/release.v1', $2, $3, $4, $5, $6, 'helm', $7)
                RETURNING xmin
                """, key.recordName, GoString(try RecordCodec.encode(release, isSmallest: false)), release.name,
                release.key.namespace,
                GoString("\(release.revision)"), GoString(release.info.status.rawValue), Self.now)
            try save(release.summary, rowVersion: written.text(0, 0) ?? GoString())
        } catch let refusal as PostgreSQLConnection.Refusal {
            throw refusal.code == PostgreSQLConnection.Refusal.Code.uniqueViolation ? StoreError.alreadyExists : refusal
        }
        // Mirrors Delete of sql.go, which leaves labels behind where it is cut off.
        try removeLabels(of: key)
        for (label, value) in release.labels where !ReleaseSecret.systemLabels.contains(label) {
            try connection.run(
                "INSERT INTO custom_labels_v1 (releaseKey, releaseNamespace, key, value) VALUES ($1, $2, $3, $4)",
                key.recordName, release.key.namespace, label, value)
        }
        try connection.run(
            "INSERT INTO swelm_records (key, namespace, audit, effective_values, subcharts) VALUES ($1, $2, $3, $4, $5)",
            key.recordName, release.key.namespace, try audit.map { try PackedText.encode(AuditRecord.json(of: $0)) },
            try audit.flatMap(AuditRecord.values).map(PackedText.encode),
            release.subcharts.isEmpty ? nil : try Subcharts.encode(release.subcharts))
    }

    func replace(_ release: Release) throws {
        let key = release.revisionKey
        let written = try connection.run(
            """
            UPDATE releases_v1 SET body = $3, name = $4, version = $5, status = $6, owner = 'helm', modifiedAt = $7
            WHERE key = $1 AND namespace = $2 RETURNING xmin
            """, key.recordName, release.key.namespace, GoString(try RecordCodec.encode(release, isSmallest: false)),
            release.name,
            GoString("\(release.revision)"), GoString(release.info.status.rawValue), Self.now)
        guard let row = written.rows.first else { throw StoreError.notFound }
        try save(release.summary, rowVersion: written.text(row, 0) ?? GoString())
    }

    /// The status is part of the body, so that is written again, as Helm does.
    func apply(_ change: InfoChange, to key: ReleaseKey) throws {
        guard var release = try release(key.revision(change.revision)) else { return }
        release.info.apply(change)
        try replace(release)
    }

    func delete(_ key: RevisionKey) throws {
        try connection.run(
            "DELETE FROM releases_v1 WHERE key = $1 AND namespace = $2", key.recordName, key.release.namespace)
        try removeLabels(of: key)
    }

    /// The user's labels of a row `r`, as a JSON object.
    static let labels = """
        SELECT coalesce(json_object_agg(l.key, l.value), '{}') FROM custom_labels_v1 l
        WHERE l.releaseKey = r.key AND l.releaseNamespace = r.namespace
        """

    private static var now: GoString { GoString("\(time(nil))") }

    private func removeLabels(of key: RevisionKey) throws {
        try connection.run(
            "DELETE FROM custom_labels_v1 WHERE releaseKey = $1 AND releaseNamespace = $2", key.recordName,
            key.release.namespace)
    }

    /// Names the record that `body` cannot read.
    func reading<Result>(_ key: RevisionKey, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch { throw StoreError.corrupt(key, error.goMessage) }
    }
}

/// Bytes as text for a column: the base64 of their gzip.
enum PackedText {
    static func encode(_ data: [UInt8]) throws -> GoString {
        GoString(Base64.encode(try Compression.gzip(data, isSmallest: false)))
    }

    static func decode(_ text: GoString) throws -> [UInt8] {
        do { return try Compression.gunzip(Base64.decode(text.bytes)) } catch let error as CorruptInputError {
            throw RecordFailure(error.message)
        }
    }
}

/// The charts below a chart, of which Helm records nothing.
enum Subcharts {
    static func encode(_ charts: [Chart]) throws -> GoString {
        try PackedText.encode(JSON.encode(.list(charts.map { try ChartRecord.complete.value(of: $0) })))
    }

    static func decode(_ text: GoString) throws -> [Chart] {
        let charts = Map([("charts", try JSON.decode(PackedText.decode(text)))])
        return try RecordFields(charts, of: "").objects("charts", of: "Chart").map(ChartRecord.complete.chart)
    }
}
