import GoTemplate

/// What happened to rollouts, who drives them, and what keeps them from being started.
extension PostgreSQLTransaction {
    func append(_ entries: [RolloutEntry], to key: RolloutKey) throws {
        let count = try recorded(key).eventCount
        try entries.check(follows: count, of: key)
        for entry in entries {
            try connection.run(
                "INSERT INTO swelm_rollout_events (rollout, number, sequence, kind, json) VALUES ($1, $2, $3, $4, $5)",
                key.name, .decimal(key.number), .decimal(entry.sequence), entry.kind, GoString(entry.json))
        }
        try connection.run(
            "UPDATE swelm_rollouts SET event_count = $3 WHERE name = $1 AND number = $2", key.name,
            .decimal(key.number), .decimal(count + entries.count))
    }

    func entries(of key: RolloutKey, after sequence: Int) throws -> [RolloutEntry] {
        guard try hasRollouts else { return [] }
        let found = try connection.run(
            """
            SELECT sequence, kind, json FROM swelm_rollout_events
            WHERE rollout = $1 AND number = $2 AND sequence > $3 ORDER BY sequence
            """, key.name, .decimal(key.number), .decimal(sequence))
        return found.rows.map { row in
            RolloutEntry(
                sequence: Int(found.integer(row, 0)), kind: found.text(row, 1) ?? GoString(),
                json: found.text(row, 2)?.bytes ?? [])
        }
    }

    func append(_ samples: [RolloutSample], to key: RolloutKey) throws {
        try insert(samples, to: key, onConflict: "DO NOTHING")
    }

    func replace(_ samples: [RolloutSample], of key: RolloutKey) throws {
        let place = "(rollout, number, stage, attempt, check_number, metric, side)"
        try insert(samples, to: key, onConflict: place + " DO UPDATE SET json = excluded.json")
    }

    private func insert(_ samples: [RolloutSample], to key: RolloutKey, onConflict action: String) throws {
        _ = try recorded(key)
        for sample in samples {
            try connection.run(
                """
                INSERT INTO swelm_rollout_samples (
                    rollout, number, stage, attempt, check_number, metric, side, instant, span, json)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT \(action)
                """, key.name, .decimal(key.number), .decimal(sample.stage), .decimal(sample.attempt),
                .decimal(sample.check), sample.metric, sample.side, .decimal(sample.instant), .decimal(sample.window),
                GoString(sample.json))
        }
    }

    func samples(of key: RolloutKey) throws -> [RolloutSample] {
        guard try hasRollouts else { return [] }
        let found = try connection.run(
            """
            SELECT stage, attempt, check_number, metric, side, instant, span, json FROM swelm_rollout_samples
            WHERE rollout = $1 AND number = $2
            ORDER BY stage, attempt, check_number, metric COLLATE "C", side COLLATE "C"
            """, key.name, .decimal(key.number))
        return found.rows.map { row in
            RolloutSample(
                stage: Int(found.integer(row, 0)), attempt: Int(found.integer(row, 1)),
                metric: found.text(row, 3) ?? GoString(), side: found.text(row, 4) ?? GoString(),
                check: Int(found.integer(row, 2)), instant: found.integer(row, 5), window: found.integer(row, 6),
                json: found.text(row, 7)?.bytes ?? [])
        }
    }

    // MARK: - Drivers

    func driveLease(of key: RolloutKey) throws -> DriveLease? {
        guard try hasRollouts else { return nil }
        let found = try connection.run(
            """
            SELECT token, username, host, machine, process, process_start, acquired_at, expires_at
            FROM swelm_drive_leases WHERE rollout = $1 AND number = $2
            """, key.name, .decimal(key.number))
        guard let row = found.rows.first else { return nil }
        func text(_ column: Int32) -> GoString { found.text(row, column) ?? GoString() }
        let holder = LeaseHolder(
            user: text(1), host: text(2), machine: text(3), process: Int32(truncatingIfNeeded: found.integer(row, 4)),
            processStart: text(5))
        return DriveLease(
            rollout: key, token: text(0), holder: holder, acquiredAt: found.integer(row, 6),
            expiresAt: found.integer(row, 7))
    }

    func put(_ lease: DriveLease) throws {
        let key = try recorded(lease.rollout).key
        let holder = lease.holder
        try removeDriveLease(of: key)
        try connection.run(
            """
            INSERT INTO swelm_drive_leases (
                rollout, number, token, username, host, machine, process, process_start, acquired_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """, key.name, .decimal(key.number), lease.token, holder.user, holder.host, holder.machine,
            .decimal(holder.process), holder.processStart, .decimal(lease.acquiredAt), .decimal(lease.expiresAt))
    }

    func removeDriveLease(of key: RolloutKey) throws {
        guard try hasRollouts else { return }
        try connection.run(
            "DELETE FROM swelm_drive_leases WHERE rollout = $1 AND number = $2", key.name, .decimal(key.number))
    }

    // MARK: - Blocks

    func blocks() throws -> [RolloutBlock] {
        guard try hasRollouts else { return [] }
        let found = try connection.run(
            "SELECT name, reason, username, since FROM swelm_rollout_blocks ORDER BY name COLLATE \"C\"")
        return found.rows.map { row in
            func text(_ column: Int32) -> GoString { found.text(row, column) ?? GoString() }
            return RolloutBlock(name: text(0), reason: text(1), user: text(2), since: found.integer(row, 3))
        }
    }

    func put(_ block: RolloutBlock) throws {
        _ = try removeBlock(block.name)
        try connection.run(
            "INSERT INTO swelm_rollout_blocks (name, reason, username, since) VALUES ($1, $2, $3, $4)", block.name,
            block.reason, block.user, .decimal(block.since))
    }

    func removeBlock(_ name: GoString) throws -> Bool {
        guard try hasRollouts else { return false }
        return try !connection.run("DELETE FROM swelm_rollout_blocks WHERE name = $1 RETURNING name", name).rows.isEmpty
    }
}

extension GoString? {
    /// A number as the value of a statement.
    static func decimal(_ number: some BinaryInteger) -> GoString? { GoString("\(number)") }

    /// A boolean as PostgreSQL writes and reads it.
    static func flag(_ isSet: Bool) -> GoString? { isSet ? "t" : "f" }
}
