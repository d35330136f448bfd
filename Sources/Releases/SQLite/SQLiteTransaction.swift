import Charts
import Codecs
import GoTemplate

/// The steps of a transaction on an SQLite store; the tables are those of `SQLiteSchema`.
final class SQLiteTransaction: StoreTransaction {
    let database: SQLiteDatabase
    var contents: ContentTable { ContentTable(database: database) }

    init(_ database: SQLiteDatabase) { self.database = database }

    func release(_ key: RevisionKey) throws -> Release? {
        guard let row = try rowID(key) else { return nil }
        let list = try summaries(SummaryQuery(key))
        if let failure = list.unreadable.first { throw failure }
        guard let summary = list.summaries.last else { return nil }
        return try reading(key) { try SQLiteRecord(contents: contents).release(row: row, summary: summary) }
    }

    func audit(of key: RevisionKey) throws -> ReleaseAudit? {
        guard let row = try rowID(key) else { return nil }
        return try reading(key) { try SQLiteRecord(contents: contents).audit(row: row) }
    }

    func insert(_ release: Release, audit: ReleaseAudit?) throws {
        if try rowID(release.revisionKey) != nil { throw StoreError.alreadyExists }
        let previous = try lastRow(of: release.key)
        let parent = try releaseRow(release.key)
        let summary = release.summary
        try database.run(
            """
            INSERT INTO revisions (
                release, revision, status, first_deployed, last_deployed, deleted, description, chart_name,
                chart_version, app_version, labels, rollback_revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, .integer(parent), .integer(summary.revision), .text(GoString(summary.status.rawValue)),
            .text(summary.firstDeployed.recordText), .text(summary.lastDeployed.recordText),
            .text(summary.deleted.recordText), .text(summary.description), .text(summary.chartName),
            .text(summary.chartVersion), .text(summary.appVersion), .text(try LabelText.encode(summary.labels)),
            .integer(summary.rollbackRevision))
        let row = database.lastInsertedRow
        try SQLiteRecord(contents: contents).insert(release, audit: audit, row: row, like: previous)
    }

    func replace(_ release: Release) throws {
        guard let row = try rowID(release.revisionKey) else { throw StoreError.notFound }
        let summary = release.summary
        try database.run(
            """
            UPDATE revisions SET status = ?, first_deployed = ?, last_deployed = ?, deleted = ?, description = ?,
                chart_name = ?, chart_version = ?, app_version = ?, labels = ?, rollback_revision = ?
            WHERE id = ?
            """, .text(GoString(summary.status.rawValue)), .text(summary.firstDeployed.recordText),
            .text(summary.lastDeployed.recordText), .text(summary.deleted.recordText), .text(summary.description),
            .text(summary.chartName), .text(summary.chartVersion), .text(summary.appVersion),
            .text(try LabelText.encode(summary.labels)), .integer(summary.rollbackRevision), .integer(row))
        try SQLiteRecord(contents: contents).replace(release, row: row)
    }

    func apply(_ change: InfoChange, to key: ReleaseKey) throws {
        guard let row = try rowID(key.revision(change.revision)) else { return }
        try database.run(
            """
            UPDATE revisions SET status = coalesce(?, status), description = coalesce(?, description),
                deleted = coalesce(?, deleted) WHERE id = ?
            """, change.status.map { .text(GoString($0.rawValue)) } ?? .null,
            change.description.map(SQLiteValue.text) ?? .null,
            change.deleted.map { .text($0.recordText) } ?? .null, .integer(row))
    }

    func delete(_ key: RevisionKey) throws {
        guard let row = try rowID(key) else { return }
        try SQLiteRecord(contents: contents).delete(row: row)
        try database.run("DELETE FROM revisions WHERE id = ?", .integer(row))
        try database.run(
            """
            DELETE FROM releases WHERE namespace = ? AND name = ?
                AND NOT EXISTS (SELECT 1 FROM revisions WHERE release = releases.id)
            """, .text(key.release.namespace), .text(key.release.name))
    }

    // MARK: - Rows

    private func rowID(_ key: RevisionKey) throws -> Int64? {
        try database.integer(
            """
            SELECT revisions.id FROM revisions JOIN releases ON releases.id = release
            WHERE namespace = ? AND name = ? AND revision = ?
            """, .text(key.release.namespace), .text(key.release.name), .integer(key.revision))
    }

    private func lastRow(of key: ReleaseKey) throws -> Int64? {
        try database.integer(
            """
            SELECT revisions.id FROM revisions JOIN releases ON releases.id = release
            WHERE namespace = ? AND name = ? ORDER BY revision DESC LIMIT 1
            """, .text(key.namespace), .text(key.name))
    }

    private func releaseRow(_ key: ReleaseKey) throws -> Int64 {
        try database.run(
            "INSERT INTO releases (namespace, name) VALUES (?, ?) ON CONFLICT DO NOTHING", .text(key.namespace),
            .text(key.name))
        let found = try database.integer(
            "SELECT id FROM releases WHERE namespace = ? AND name = ?", .text(key.namespace), .text(key.name))
        guard let found else { throw database.failure }
        return found
    }

    /// Names the record that `body` cannot read.
    func reading<Result>(_ key: RevisionKey, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as StoreError { throw error } catch {
            throw StoreError.corrupt(key, error.goMessage)
        }
    }
}
