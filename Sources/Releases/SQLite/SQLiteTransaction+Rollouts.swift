import GoTemplate
import Manifests

/// Rollouts, their plans and releases.
extension SQLiteTransaction {
    func rollouts(named name: GoString?) throws -> [RolloutSummary] {
        guard try hasRollouts else { return [] }
        guard let name else {
            return try summaries(database.prepare("SELECT * FROM rollout_rows ORDER BY name, number, position"))
        }
        return try summaries(
            database.prepare(
                "SELECT * FROM rollout_rows WHERE name = ? ORDER BY number, position", .text(name)))
    }

    func rollout(_ key: RolloutKey) throws -> RolloutSummary? {
        guard try hasRollouts else { return nil }
        return try summaries(
            database.prepare(
                "SELECT * FROM rollout_rows WHERE name = ? AND number = ? ORDER BY position", .text(key.name),
                .integer(key.number))
        ).first
    }

    func claim(on release: ReleaseKey) throws -> RolloutSummary? {
        guard try hasRollouts else { return nil }
        return try claimingRollout(release).flatMap(rollout)
    }

    func insert(_ rollout: RolloutSummary, plan: [UInt8], members: [RolloutMember]) throws {
        if try rolloutRow(rollout.key) != nil { throw StoreError.isRecorded(rollout.key) }
        if rollout.isActive { try checkClaims(on: members.map(\.claim), for: rollout.key) }
        try database.run(
            """
            INSERT INTO rollouts (
                name, number, state, active, stage, stage_index, stage_count, attempt, event_count, plan, plan_digest,
                created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
            """, .text(rollout.key.name), .integer(rollout.key.number), .text(rollout.state),
            .integer(rollout.isActive ? 1 : 0), .text(rollout.stage), .integer(rollout.stageIndex),
            .integer(rollout.stageCount), .integer(rollout.attempt), .integer(try contents.put(text: plan)),
            .text(rollout.planDigest), .integer(rollout.createdAt), .integer(rollout.updatedAt))
        let row = try recordedRow(rollout.key)
        for (position, member) in members.enumerated() {
            try insert(member, at: position, of: row, isActive: rollout.isActive)
        }
    }

    func update(_ rollout: RolloutSummary) throws {
        let row = try recordedRow(rollout.key)
        if rollout.isActive {
            try checkClaims(on: self.rollout(rollout.key)?.releases ?? [], for: rollout.key)
        }
        try database.run(
            """
            UPDATE rollouts SET state = ?, active = ?, stage = ?, stage_index = ?, stage_count = ?, attempt = ?,
                updated_at = ? WHERE id = ?
            """, .text(rollout.state), .integer(rollout.isActive ? 1 : 0), .text(rollout.stage),
            .integer(rollout.stageIndex), .integer(rollout.stageCount), .integer(rollout.attempt),
            .integer(rollout.updatedAt), .integer(row))
        try database.run(
            "UPDATE rollout_members SET active = ? WHERE rollout = ?", .integer(rollout.isActive ? 1 : 0),
            .integer(row))
    }

    func plan(of key: RolloutKey) throws -> [UInt8] {
        let content = try database.integer(
            "SELECT plan FROM rollouts WHERE id = ?", .integer(recordedRow(key)))
        return try reading(key) { try contents.text(content ?? 0) }
    }

    // MARK: - Members

    func members(of key: RolloutKey) throws -> [RolloutMember] {
        guard let row = try rolloutRow(key) else { return [] }
        let statement = try database.prepare(
            """
            SELECT name, namespace, release, revision, summary, labels, apply_method, chart, config, manifest, hooks, notes
            FROM rollout_members WHERE rollout = ? ORDER BY position
            """, .integer(row))
        var members: [RolloutMember] = []
        try reading(key) { try statement.forEachRow { members.append(try member($0)) } }
        return members
    }

    func unpin(_ key: RolloutKey) throws {
        let row = try recordedRow(key)
        let statement = try database.prepare(
            "SELECT chart, config, manifest, hooks, notes FROM rollout_members WHERE rollout = ?", .integer(row))
        var pinned: [Int64] = []
        try statement.forEachRow { row in pinned += (0..<5).compactMap(row.optionalInteger) }
        try database.run(
            """
            UPDATE rollout_members SET revision = NULL, summary = NULL, labels = NULL, apply_method = NULL,
                chart = NULL, config = NULL, manifest = NULL, hooks = NULL, notes = NULL
            WHERE rollout = ?
            """, .integer(row))
        for content in pinned { try contents.drop(content) }
    }

    private func insert(_ member: RolloutMember, at position: Int, of row: Int64, isActive: Bool) throws {
        try database.run(
            """
            INSERT INTO rollout_members (rollout, position, name, namespace, release, active) VALUES (?, ?, ?, ?, ?, ?)
            """, .integer(row), .integer(position), .text(member.name), .text(member.claim.namespace),
            .text(member.claim.name), .integer(isActive ? 1 : 0))
        guard let base = member.base else { return }
        let parts = try SQLiteRecord(contents: contents).put(base)
        try database.run(
            """
            UPDATE rollout_members SET revision = ?, summary = ?, labels = ?, apply_method = ?, chart = ?, config = ?,
                manifest = ?, hooks = ?, notes = ?
            WHERE rollout = ? AND position = ?
            """, .integer(base.revision), .text(GoString(try SummaryRecord.json(of: base.summary))),
            .text(try LabelText.encode(base.labels)), .text(base.applyMethod.text), .integer(parts.chart),
            .integer(parts.config), .integer(parts.manifest), .integer(parts.hooks), .integer(parts.notes),
            .integer(row), .integer(position))
    }

    private func member(_ row: SQLiteStatement) throws -> RolloutMember {
        let claim = ReleaseKey(namespace: row.text(1), name: row.text(2))
        return try RolloutMember(name: row.text(0), claim: claim) { try base(row, of: $0) }
    }

    private func base(_ row: SQLiteStatement, of release: ReleaseKey) throws -> Release? {
        guard let revision = row.optionalInteger(3) else { return nil }
        let summary = try SummaryRecord.summary(
            json: row.text(4).bytes, of: release.revision(Int(revision)), labels: LabelText.decode(row.text(5)))
        let parts = SQLiteRecord.Parts(
            chart: row.integer(7), config: row.optionalInteger(8), manifest: row.integer(9), hooks: row.integer(10),
            notes: row.integer(11))
        return try SQLiteRecord(contents: contents).release(
            of: parts, summary: summary, applyMethod: OpenEnum(row.text(6)))
    }

    // MARK: - Rows

    /// Whether the file has the tables; one of an earlier version reads as having no rollouts.
    var hasRollouts: Bool {
        get throws { try database.integer("PRAGMA user_version") ?? 0 >= SQLiteSchema.firstVersionWithRollouts }
    }

    /// The row of a rollout; nil where there is none.
    func rolloutRow(_ key: RolloutKey) throws -> Int64? {
        guard try hasRollouts else { return nil }
        return try database.integer(
            "SELECT id FROM rollouts WHERE name = ? AND number = ?", .text(key.name), .integer(key.number))
    }

    /// The row of a rollout that must be there.
    func recordedRow(_ key: RolloutKey) throws -> Int64 {
        guard let row = try rolloutRow(key) else { throw StoreError.noRollout(key) }
        return row
    }

    private func claimingRollout(_ release: ReleaseKey) throws -> RolloutKey? {
        let statement = try database.prepare(
            """
            SELECT r.name, r.number FROM rollout_members m JOIN rollouts r ON r.id = m.rollout
            WHERE m.active = 1 AND m.namespace = ? AND m.release = ?
            """, .text(release.namespace), .text(release.name))
        defer { statement.reset() }
        return try statement.step() ? RolloutKey(name: statement.text(0), number: Int(statement.integer(1))) : nil
    }

    /// The summaries of `rollout_rows`, in which a rollout has a row for each of its releases.
    private func summaries(_ statement: SQLiteStatement) throws -> [RolloutSummary] {
        var summaries: [RolloutSummary] = []
        try statement.forEachRow { row in
            let key = RolloutKey(name: row.text(0), number: Int(row.integer(1)))
            if summaries.last?.key != key { summaries.append(Self.summary(of: key, row)) }
            if row.optionalInteger(14) == nil { return }
            summaries[summaries.count - 1].releases.append(ReleaseKey(namespace: row.text(12), name: row.text(13)))
        }
        return summaries
    }

    private static func summary(of key: RolloutKey, _ row: SQLiteStatement) -> RolloutSummary {
        RolloutSummary(
            key: key, state: row.text(2), isActive: row.integer(3) != 0, stage: row.text(4),
            stageIndex: Int(row.integer(5)), stageCount: Int(row.integer(6)), attempt: Int(row.integer(7)),
            eventCount: Int(row.integer(8)), planDigest: row.text(9), createdAt: row.integer(10),
            updatedAt: row.integer(11))
    }

    /// Names the rollout that `body` cannot read.
    private func reading<Result>(_ key: RolloutKey, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as StoreError { throw error } catch {
            throw StoreError.corrupt(key, error.goMessage)
        }
    }
}
