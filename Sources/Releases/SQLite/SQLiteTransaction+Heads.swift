import GoTemplate

extension SQLiteTransaction {
    func heads(_ query: HeadQuery) throws -> HeadList {
        var list = HeadList()
        let statement = try statement(for: query)
        try statement.forEachRow { row in
            let key = ReleaseKey(namespace: row.text(0), name: row.text(1)).revision(Int(row.integer(2)))
            do {
                let head = try Self.head(of: key, row)
                if query.status == nil || query.status == head.status { list.heads.append(head) }
            } catch {
                list.unreadable.append(StoreError.corrupt(key, error.goMessage))
            }
        }
        return list
    }

    /// One text for each kind of question, so that each finds its index.
    private func statement(for query: HeadQuery) throws -> SQLiteStatement {
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
                chart_name, chart_version, app_version, labels
            FROM releases JOIN revisions ON release = releases.id
            WHERE namespace = ? AND name = ? AND revision = ?
            """, .text(key.release.namespace), .text(key.release.name), .integer(key.revision))
    }

    private func latest(of key: ReleaseKey) throws -> SQLiteStatement {
        try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels
            FROM releases JOIN revisions ON release = releases.id
            WHERE namespace = ? AND name = ? ORDER BY revision DESC LIMIT 1
            """, .text(key.namespace), .text(key.name))
    }

    private func deployed(of key: ReleaseKey) throws -> SQLiteStatement {
        try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels
            FROM releases JOIN revisions ON release = releases.id
            WHERE namespace = ? AND name = ? AND status = 'deployed' ORDER BY revision
            """, .text(key.namespace), .text(key.name))
    }

    private func history(of key: ReleaseKey) throws -> SQLiteStatement {
        try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels
            FROM releases JOIN revisions ON release = releases.id
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
                    chart_name, chart_version, app_version, labels
                FROM releases JOIN revisions ON release = releases.id
                WHERE (?1 IS NULL OR namespace = ?1) AND (?2 IS NULL OR name = ?2)
                ORDER BY namespace, name, revision
                """, namespace, name)
        }
        return try database.prepare(
            """
            SELECT namespace, name, revision, status, first_deployed, last_deployed, deleted, description,
                chart_name, chart_version, app_version, labels
            FROM releases JOIN revisions ON release = releases.id
            AND revision = (SELECT max(revision) FROM revisions WHERE release = releases.id)
            WHERE (?1 IS NULL OR namespace = ?1) AND (?2 IS NULL OR name = ?2) ORDER BY namespace, name
            """, namespace, name)
    }

    private static func head(of key: RevisionKey, _ row: SQLiteStatement) throws -> ReleaseHead {
        let status = row.text(3)
        guard let known = ReleaseStatus(rawValue: status.text) else {
            throw RecordFailure("its status is " + Strconv.quote(status))
        }
        return ReleaseHead(
            key: key.release, revision: key.revision, status: known, firstDeployed: try GoTime(record: row.text(4)),
            lastDeployed: try GoTime(record: row.text(5)), deleted: try GoTime(record: row.text(6)),
            description: row.text(7), chartName: row.text(8), chartVersion: row.text(9), appVersion: row.text(10),
            labels: try LabelText.decode(row.text(11)))
    }
}
