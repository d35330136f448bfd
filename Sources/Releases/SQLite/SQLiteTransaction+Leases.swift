import GoTemplate
import Manifests

extension SQLiteTransaction {
    func lease(on key: ReleaseKey) throws -> Lease? {
        let statement = try database.prepare(
            """
            SELECT namespace, name, token, operation, user, host, machine, process, process_start, revision,
                acquired_at, expires_at
            FROM leases WHERE namespace = ? AND name = ?
            """, .text(key.namespace), .text(key.name))
        defer { statement.reset() }
        return try statement.step() ? Self.lease(statement) : nil
    }

    func leases() throws -> [Lease] {
        let statement = try database.prepare(
            """
            SELECT namespace, name, token, operation, user, host, machine, process, process_start, revision,
                acquired_at, expires_at
            FROM leases ORDER BY namespace, name
            """)
        var leases: [Lease] = []
        try statement.forEachRow { leases.append(Self.lease($0)) }
        return leases
    }

    func put(_ lease: Lease) throws {
        let holder = lease.holder
        try database.run(
            "INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", .text(lease.key.namespace),
            .text(lease.key.name), .text(lease.token), .text(lease.operation.text), .text(holder.user),
            .text(holder.host), .text(holder.machine), .integer(Int64(holder.process)), .text(holder.processStart),
            .integer(lease.revision.map(Int64.init)), .integer(lease.acquiredAt), .integer(lease.expiresAt))
    }

    func removeLease(on key: ReleaseKey) throws {
        try database.run(
            "DELETE FROM leases WHERE namespace = ? AND name = ?", .text(key.namespace), .text(key.name))
    }

    private static func lease(_ row: SQLiteStatement) -> Lease {
        let holder = LeaseHolder(
            user: row.text(4), host: row.text(5), machine: row.text(6),
            process: Int32(truncatingIfNeeded: row.integer(7)), processStart: row.text(8))
        return Lease(
            key: ReleaseKey(namespace: row.text(0), name: row.text(1)), token: row.text(2),
            operation: OpenEnum(row.text(3)), holder: holder, revision: row.optionalInteger(9).map { Int($0) },
            acquiredAt: row.integer(10), expiresAt: row.integer(11))
    }
}
