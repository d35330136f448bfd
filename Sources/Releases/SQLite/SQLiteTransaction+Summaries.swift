import GoLibrary
import GoTemplate

extension SQLiteTransaction {
    func summaries(_ query: SummaryQuery) throws -> SummaryList {
        var list = SummaryList()
        var labels = LabelReader()
        let statement = try statement(for: query)
        try statement.forEachRow { row in
            let previous = list.summaries.last
            let namespace = row.text(0, like: previous?.namespace)
            let name = row.text(1, like: previous?.name)
            let key = ReleaseKey(namespace: namespace, name: name).revision(Int(row.integer(2)))
            do {
                let summary = try Self.summary(of: key, row, after: previous, &labels)
                if query.status == nil || query.status == summary.status { list.summaries.append(summary) }
            } catch {
                list.unreadable.append(StoreError.corrupt(key, error.goMessage))
            }
        }
        return list
    }

    /// One text for each kind of question, so that each finds its index.
    ///
    /// Where an earlier file has no column `rollback_revision`, the name means the 0 outside.
    private func statement(for query: SummaryQuery) throws -> SQLiteStatement {
        guard let namespace = query.namespace, let name = query.name else {
            return try statement(query.namespace, query.name, isLatestOnly: query.isLatestOnly)
        }
        let key = ReleaseKey(namespace: namespace, name: name)
        if let revision = query.revision { return try statement(key.revision(revision)) }
        if query.isLatestOnly { return try latest(of: key) }
        return query.status == .deployed ? try deployed(of: key) : try history(of: key)
    }

    private func statement(_ key: RevisionKey) throws -> SQLiteStatement {
        try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels,
                (SELECT rollback_revision FROM revisions AS known WHERE known.id = revisions.id)
            FROM (SELECT 0 AS rollback_revision) JOIN releases JOIN revisions ON release = releases.id
            WHERE namespace = ? AND name = ? AND revision = ?
            """, .text(key.release.namespace), .text(key.release.name), .integer(key.revision))
    }

    private func latest(of key: ReleaseKey) throws -> SQLiteStatement {
        try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels,
                (SELECT rollback_revision FROM revisions AS known WHERE known.id = revisions.id)
            FROM (SELECT 0 AS rollback_revision) JOIN releases JOIN revisions ON release = releases.id
            WHERE namespace = ? AND name = ? ORDER BY revision DESC LIMIT 1
            """, .text(key.namespace), .text(key.name))
    }

    private func deployed(of key: ReleaseKey) throws -> SQLiteStatement {
        try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels,
                (SELECT rollback_revision FROM revisions AS known WHERE known.id = revisions.id)
            FROM (SELECT 0 AS rollback_revision) JOIN releases JOIN revisions ON release = releases.id
            WHERE namespace = ? AND name = ? AND status = 'deployed' ORDER BY revision
            """, .text(key.namespace), .text(key.name))
    }

    private func history(of key: ReleaseKey) throws -> SQLiteStatement {
        try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels,
                (SELECT rollback_revision FROM revisions AS known WHERE known.id = revisions.id)
            FROM (SELECT 0 AS rollback_revision) JOIN releases JOIN revisions ON release = releases.id
            WHERE namespace = ? AND name = ? ORDER BY revision
            """, .text(key.namespace), .text(key.name))
    }

    private func statement(_ namespace: GoString?, _ name: GoString?, isLatestOnly: Bool) throws -> SQLiteStatement {
        let namespace = namespace.map(SQLiteValue.text) ?? .null
        let name = name.map(SQLiteValue.text) ?? .null
        guard isLatestOnly else {
            return try database.prepare(
                """
                SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                    chart_name, chart_version, app_version, labels,
                    (SELECT rollback_revision FROM revisions AS known WHERE known.id = revisions.id)
                FROM (SELECT 0 AS rollback_revision) JOIN releases JOIN revisions ON release = releases.id
                WHERE (?1 IS NULL OR namespace = ?1) AND (?2 IS NULL OR name = ?2)
                ORDER BY namespace, name, revision
                """, namespace, name)
        }
        return try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels,
                (SELECT rollback_revision FROM revisions AS known WHERE known.id = revisions.id)
            FROM (SELECT 0 AS rollback_revision) JOIN releases JOIN revisions ON release = releases.id
            AND revision = (SELECT max(revision) FROM revisions WHERE release = releases.id)
            WHERE (?1 IS NULL OR namespace = ?1) AND (?2 IS NULL OR name = ?2) ORDER BY namespace, name
            """, namespace, name)
    }

    private static func summary(
        of key: RevisionKey, _ row: SQLiteStatement, after previous: ReleaseSummary?, _ labels: inout LabelReader
    ) throws -> ReleaseSummary {
        let status = row.text(3)
        guard let known = statuses[status] else {
            throw RecordFailure("its status is " + Strconv.quote(status))
        }
        return ReleaseSummary(
            key: key.release, revision: key.revision, status: known, firstDeployed: try GoTime(record: row.text(4)),
            lastDeployed: try GoTime(record: row.text(5)), deleted: try GoTime(record: row.text(6)),
            description: row.text(7, like: previous?.description), rollbackRevision: Int(row.integer(12)),
            chartName: row.text(8, like: previous?.chartName),
            chartVersion: row.text(9, like: previous?.chartVersion),
            appVersion: row.text(10, like: previous?.appVersion),
            labels: try labels.read(row))
    }

    private static let statuses = Dictionary(
        uniqueKeysWithValues: ReleaseStatus.allCases.map { (GoString($0.rawValue), $0) })
}

/// Reads the labels of one row after the other, which are often the same.
private struct LabelReader {
    private var text: GoString?
    private var labels: [GoString: GoString] = [:]

    mutating func read(_ row: SQLiteStatement) throws -> [GoString: GoString] {
        let found = row.text(11, like: text)
        if found != text {
            labels = try LabelText.decode(found)
            text = found
        }
        return labels
    }
}
