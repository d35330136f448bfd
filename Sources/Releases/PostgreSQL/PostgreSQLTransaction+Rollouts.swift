import Codecs
import GoTemplate

/// Rollouts, their plans and releases.
extension PostgreSQLTransaction {
    private static let rows = """
        SELECT r.name, r.number, state, r.active, stage, stage_index, stage_count, attempt, event_count, plan_digest,
            created_at, updated_at, m.namespace, m.release
        FROM swelm_rollouts r LEFT JOIN swelm_rollout_members m ON m.rollout = r.name AND m.number = r.number
        """

    func rollouts(named name: GoString?) throws -> [RolloutSummary] {
        guard try hasRollouts else { return [] }
        let order = "ORDER BY r.name COLLATE \"C\", r.number, m.position"
        guard let name else { return Self.summaries(try connection.run("\(Self.rows) \(order)")) }
        return Self.summaries(try connection.run("\(Self.rows) WHERE r.name = $1 \(order)", name))
    }

    func rollout(_ key: RolloutKey) throws -> RolloutSummary? {
        guard try hasRollouts else { return nil }
        return Self.summaries(
            try connection.run(
                "\(Self.rows) WHERE r.name = $1 AND r.number = $2 ORDER BY m.position", key.name, .decimal(key.number))
        ).first
    }

    func claim(on release: ReleaseKey) throws -> RolloutSummary? {
        guard try hasRollouts else { return nil }
        let found = try connection.run(
            "SELECT rollout, number FROM swelm_rollout_members WHERE active AND namespace = $1 AND release = $2",
            release.namespace, release.name)
        guard let row = found.rows.first, let name = found.text(row, 0) else { return nil }
        return try rollout(RolloutKey(name: name, number: Int(found.integer(row, 1))))
    }

    func insert(_ rollout: RolloutSummary, plan: [UInt8], members: [RolloutMember]) throws {
        let key = rollout.key
        if try self.rollout(key) != nil { throw StoreError.isRecorded(key) }
        if rollout.isActive { try checkClaims(on: members.map(\.claim), for: key) }
        try connection.run(
            """
            INSERT INTO swelm_rollouts (
                name, number, state, active, stage, stage_index, stage_count, attempt, event_count, plan, plan_digest,
                created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, $12)
            """, key.name, .decimal(key.number), rollout.state, .flag(rollout.isActive), rollout.stage,
            .decimal(rollout.stageIndex), .decimal(rollout.stageCount), .decimal(rollout.attempt),
            try PackedText.encode(plan), rollout.planDigest, .decimal(rollout.createdAt), .decimal(rollout.updatedAt))
        for (position, member) in members.enumerated() {
            try insert(member, at: position, of: key, isActive: rollout.isActive)
        }
    }

    func update(_ rollout: RolloutSummary) throws {
        let key = rollout.key
        let recorded = try recorded(key)
        if rollout.isActive { try checkClaims(on: recorded.releases, for: key) }
        try connection.run(
            """
            UPDATE swelm_rollouts SET state = $3, active = $4, stage = $5, stage_index = $6, stage_count = $7,
                attempt = $8, updated_at = $9
            WHERE name = $1 AND number = $2
            """, key.name, .decimal(key.number), rollout.state, .flag(rollout.isActive), rollout.stage,
            .decimal(rollout.stageIndex), .decimal(rollout.stageCount), .decimal(rollout.attempt),
            .decimal(rollout.updatedAt))
        try connection.run(
            "UPDATE swelm_rollout_members SET active = $3 WHERE rollout = $1 AND number = $2", key.name,
            .decimal(key.number), .flag(rollout.isActive))
    }

    func plan(of key: RolloutKey) throws -> [UInt8] {
        _ = try recorded(key)
        let found = try connection.run(
            "SELECT plan FROM swelm_rollouts WHERE name = $1 AND number = $2", key.name, .decimal(key.number))
        return try reading(key) { try PackedText.decode(found.text(0, 0) ?? GoString()) }
    }

    // MARK: - Members

    func members(of key: RolloutKey) throws -> [RolloutMember] {
        guard try hasRollouts else { return [] }
        let found = try connection.run(
            """
            SELECT member, namespace, release, base, base_labels, base_subcharts FROM swelm_rollout_members
            WHERE rollout = $1 AND number = $2 ORDER BY position
            """, key.name, .decimal(key.number))
        return try reading(key) { try found.rows.map { try Self.member(found, $0) } }
    }

    func unpin(_ key: RolloutKey) throws {
        _ = try recorded(key)
        try connection.run(
            """
            UPDATE swelm_rollout_members SET base = NULL, base_labels = NULL, base_subcharts = NULL
            WHERE rollout = $1 AND number = $2
            """, key.name, .decimal(key.number))
    }

    private func insert(_ member: RolloutMember, at position: Int, of key: RolloutKey, isActive: Bool) throws {
        let base = member.base
        try connection.run(
            """
            INSERT INTO swelm_rollout_members (
                rollout, number, position, member, namespace, release, active, base, base_labels, base_subcharts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """, key.name, .decimal(key.number), .decimal(position), member.name, member.claim.namespace,
            member.claim.name, .flag(isActive),
            try base.map { GoString(try RecordCodec.encode($0, isSmallest: false)) },
            try base.map { try LabelText.encode($0.labels) }, try base.map { try Subcharts.encode($0.subcharts) })
    }

    private static func member(_ found: PostgreSQLResult, _ row: Int32) throws -> RolloutMember {
        func text(_ column: Int32) -> GoString { found.text(row, column) ?? GoString() }
        let claim = ReleaseKey(namespace: text(1), name: text(2))
        return try RolloutMember(name: text(0), claim: claim) { release in
            guard let record = found.text(row, 3) else { return nil }
            var base = try RecordCodec.decode(record.bytes)
            base.key = release
            base.labels = try LabelText.decode(text(4))
            base.subcharts = try Subcharts.decode(text(5))
            return base
        }
    }

    // MARK: - Rows

    /// Whether the database has the tables; one of an earlier version reads as having no rollouts.
    var hasRollouts: Bool {
        get throws { try PostgreSQLSchema.ownVersion(connection) >= PostgreSQLSchema.firstVersionWithRollouts }
    }

    /// A rollout that must be there.
    func recorded(_ key: RolloutKey) throws -> RolloutSummary {
        guard let summary = try rollout(key) else { throw StoreError.noRollout(key) }
        return summary
    }

    /// The summaries of `rows`, in which a rollout has a row for each of its releases.
    private static func summaries(_ found: PostgreSQLResult) -> [RolloutSummary] {
        var summaries: [RolloutSummary] = []
        for row in found.rows {
            let key = RolloutKey(name: found.text(row, 0) ?? GoString(), number: Int(found.integer(row, 1)))
            if summaries.last?.key != key { summaries.append(summary(of: key, found, row)) }
            guard let namespace = found.text(row, 12), let name = found.text(row, 13) else { continue }
            summaries[summaries.count - 1].releases.append(ReleaseKey(namespace: namespace, name: name))
        }
        return summaries
    }

    private static func summary(of key: RolloutKey, _ found: PostgreSQLResult, _ row: Int32) -> RolloutSummary {
        func text(_ column: Int32) -> GoString { found.text(row, column) ?? GoString() }
        func number(_ column: Int32) -> Int { Int(found.integer(row, column)) }
        return RolloutSummary(
            key: key, state: text(2), isActive: text(3) == .flag(true), stage: text(4), stageIndex: number(5),
            stageCount: number(6), attempt: number(7), eventCount: number(8), planDigest: text(9),
            createdAt: found.integer(row, 10), updatedAt: found.integer(row, 11))
    }

    /// Names the rollout that `body` cannot read.
    private func reading<Result>(_ key: RolloutKey, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch { throw StoreError.corrupt(key, error.goMessage) }
    }
}
