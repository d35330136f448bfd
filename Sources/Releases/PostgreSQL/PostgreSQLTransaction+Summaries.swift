import GoTemplate

extension PostgreSQLTransaction {
    func summaries(_ query: SummaryQuery) throws -> SummaryList {
        let found = try connection.run(
            Self.statement(for: query), query.namespace, query.name, query.revision.map { GoString("\($0)") },
            query.isLatestOnly ? nil : query.status.map { GoString($0.rawValue) })
        var list = SummaryList()
        for row in found.rows {
            guard let namespace = found.text(row, 0), let name = found.text(row, 1) else { continue }
            let key = ReleaseKey(namespace: namespace, name: name).revision(Int(found.integer(row, 2)))
            do {
                let summary = try summary(of: key, found, row)
                if query.status == nil || query.status == summary.status { list.summaries.append(summary) }
            } catch let error as StoreError {
                guard case .corruptRecord = error.kind else { throw error }
                list.unreadable.append(error)
            }
        }
        return list
    }

    private static func statement(for query: SummaryQuery) -> String {
        let columns = """
            r.namespace, r.name, r.version, r.xmin AS row_version, h.head, (\(labels)) AS labels
            FROM releases_v1 r LEFT JOIN swelm_heads h
                ON h.key = r.key AND h.namespace = r.namespace AND h.row_version = r.xmin::text
            WHERE r.owner = 'helm' AND ($1::text IS NULL OR r.namespace = $1) AND ($2::text IS NULL OR r.name = $2)
                AND ($3::integer IS NULL OR r.version = $3::integer) AND ($4::text IS NULL OR r.status = $4)
            """
        // Names sort by their bytes, whatever the language of the database.
        let order = "r.namespace COLLATE \"C\", r.name COLLATE \"C\""
        guard query.isLatestOnly else { return "SELECT \(columns) ORDER BY \(order), r.version" }
        return "SELECT DISTINCT ON (\(order)) \(columns) ORDER BY \(order), r.version DESC"
    }

    private func summary(of key: RevisionKey, _ found: PostgreSQLResult, _ row: Int32) throws -> ReleaseSummary {
        let labels = try reading(key) { try LabelText.decode(found.text(row, 5) ?? "{}") }
        if let text = found.text(row, 4),
            let summary = try? SummaryRecord.summary(json: text.bytes, of: key, labels: labels)
        {
            return summary
        }
        guard let release = try release(key) else { throw StoreError.corrupt(key, "it has just gone") }
        derivedSummaries.append((release.summary, found.text(row, 3) ?? GoString()))
        return release.summary
    }

    /// Keeps what was read from bodies for the next listing; that may fail, such as for a user who may only read.
    func saveDerivedSummaries() {
        for (summary, version) in derivedSummaries {
            guard (try? save(summary, rowVersion: version)) != nil else { return }
        }
        derivedSummaries = []
    }

    func save(_ summary: ReleaseSummary, rowVersion: GoString) throws {
        try connection.run(
            """
            INSERT INTO swelm_heads (key, namespace, row_version, head) VALUES ($1, $2, $3, $4)
            ON CONFLICT (key, namespace) DO UPDATE SET row_version = excluded.row_version, head = excluded.head
            """, summary.revisionKey.recordName, summary.key.namespace, rowVersion,
            GoString(try SummaryRecord.json(of: summary)))
    }
}
