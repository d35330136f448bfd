import GoTemplate

/// What happened to rollouts, who drives them, and what keeps them from being started.
extension SQLiteTransaction {
    func append(_ entries: [RolloutEntry], to key: RolloutKey) throws {
        let row = try recordedRow(key)
        let count = try database.integer("SELECT event_count FROM rollouts WHERE id = ?", .integer(row)) ?? 0
        try entries.check(follows: Int(count), of: key)
        for entry in entries {
            try database.run(
                "INSERT INTO rollout_events VALUES (?, ?, ?, ?)", .integer(row), .integer(entry.sequence),
                .text(entry.kind), .blob(entry.json))
        }
        try database.run(
            "UPDATE rollouts SET event_count = ? WHERE id = ?", .integer(count + Int64(entries.count)), .integer(row))
    }

    func entries(of key: RolloutKey, after sequence: Int) throws -> [RolloutEntry] {
        guard let row = try rolloutRow(key) else { return [] }
        let statement = try database.prepare(
            "SELECT sequence, kind, json FROM rollout_events WHERE rollout = ? AND sequence > ? ORDER BY sequence",
            .integer(row), .integer(sequence))
        var entries: [RolloutEntry] = []
        try statement.forEachRow { row in
            entries.append(
                RolloutEntry(
                    sequence: Int(row.integer(0)), kind: row.text(1, like: entries.last?.kind), json: row.blob(2)))
        }
        return entries
    }

    func append(_ samples: [RolloutSample], to key: RolloutKey) throws {
        try insert(
            samples, to: key, "INSERT INTO rollout_samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
    }

    func replace(_ samples: [RolloutSample], of key: RolloutKey) throws {
        try insert(
            samples, to: key,
            """
            INSERT INTO rollout_samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET json = excluded.json
            """)
    }

    private func insert(_ samples: [RolloutSample], to key: RolloutKey, _ statement: StaticString) throws {
        let row = try recordedRow(key)
        for sample in samples {
            try database.run(
                statement, .integer(row), .integer(sample.stage), .integer(sample.attempt), .integer(sample.check),
                .text(sample.metric), .text(sample.side), .integer(sample.instant), .integer(sample.window),
                .blob(sample.json))
        }
    }

    func samples(of key: RolloutKey) throws -> [RolloutSample] {
        guard let row = try rolloutRow(key) else { return [] }
        let statement = try database.prepare(
            """
            SELECT stage, attempt, number, metric, side, instant, span, json FROM rollout_samples WHERE rollout = ?
            ORDER BY stage, attempt, number, metric, side
            """, .integer(row))
        var samples: [RolloutSample] = []
        try statement.forEachRow { row in
            samples.append(
                RolloutSample(
                    stage: Int(row.integer(0)), attempt: Int(row.integer(1)), metric: row.text(3), side: row.text(4),
                    check: Int(row.integer(2)), instant: row.integer(5), window: row.integer(6), json: row.blob(7)))
        }
        return samples
    }

    // MARK: - Drivers

    func driveLease(of key: RolloutKey) throws -> DriveLease? {
        guard let row = try rolloutRow(key) else { return nil }
        let statement = try database.prepare(
            """
            SELECT token, user, host, machine, process, process_start, acquired_at, expires_at
            FROM drive_leases WHERE rollout = ?
            """, .integer(row))
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        let holder = LeaseHolder(
            user: statement.text(1), host: statement.text(2), machine: statement.text(3),
            process: Int32(truncatingIfNeeded: statement.integer(4)), processStart: statement.text(5))
        return DriveLease(
            rollout: key, token: statement.text(0), holder: holder, acquiredAt: statement.integer(6),
            expiresAt: statement.integer(7))
    }

    func put(_ lease: DriveLease) throws {
        let holder = lease.holder
        try database.run(
            "INSERT OR REPLACE INTO drive_leases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            .integer(try recordedRow(lease.rollout)), .text(lease.token), .text(holder.user), .text(holder.host),
            .text(holder.machine), .integer(Int64(holder.process)), .text(holder.processStart),
            .integer(lease.acquiredAt), .integer(lease.expiresAt))
    }

    func removeDriveLease(of key: RolloutKey) throws {
        guard let row = try rolloutRow(key) else { return }
        try database.run("DELETE FROM drive_leases WHERE rollout = ?", .integer(row))
    }

    // MARK: - Blocks

    func blocks() throws -> [RolloutBlock] {
        guard try hasRollouts else { return [] }
        var blocks: [RolloutBlock] = []
        try database.prepare("SELECT name, reason, user, since FROM rollout_blocks ORDER BY name").forEachRow { row in
            blocks.append(
                RolloutBlock(name: row.text(0), reason: row.text(1), user: row.text(2), since: row.integer(3)))
        }
        return blocks
    }

    func put(_ block: RolloutBlock) throws {
        try database.run(
            "INSERT OR REPLACE INTO rollout_blocks VALUES (?, ?, ?, ?)", .text(block.name), .text(block.reason),
            .text(block.user), .integer(block.since))
    }

    func removeBlock(_ name: GoString) throws -> Bool {
        guard try blocks().contains(where: { $0.name == name }) else { return false }
        try database.run("DELETE FROM rollout_blocks WHERE name = ?", .text(name))
        return true
    }
}
