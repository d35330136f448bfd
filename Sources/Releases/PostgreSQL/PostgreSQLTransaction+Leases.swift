import GoTemplate
import Manifests

extension PostgreSQLTransaction {
    private static let columns = """
        namespace, name, token, operation, username, host, machine, process, process_start, revision, acquired_at,
        expires_at
        """

    func lease(on key: ReleaseKey) throws -> Lease? {
        let found = try connection.run(
            "SELECT \(Self.columns) FROM swelm_leases WHERE namespace = $1 AND name = $2", key.namespace, key.name)
        return found.rows.first.map { Self.lease(found, $0) }
    }

    func leases() throws -> [Lease] {
        let found = try connection.run("SELECT \(Self.columns) FROM swelm_leases ORDER BY namespace, name")
        return found.rows.map { Self.lease(found, $0) }
    }

    func put(_ lease: Lease) throws {
        try removeLease(on: lease.key)
        let holder = lease.holder
        try connection.run(
            """
            INSERT INTO swelm_leases (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """, lease.key.namespace, lease.key.name, lease.token, lease.operation.text, holder.user, holder.host,
            holder.machine, GoString("\(holder.process)"), holder.processStart,
            lease.revision.map { GoString("\($0)") }, GoString("\(lease.acquiredAt)"),
            GoString("\(lease.expiresAt)"))
    }

    func removeLease(on key: ReleaseKey) throws {
        try connection.run(
            "DELETE FROM swelm_leases WHERE namespace = $1 AND name = $2", key.namespace, key.name)
    }

    private static func lease(_ found: PostgreSQLResult, _ row: Int32) -> Lease {
        func text(_ column: Int32) -> GoString { found.text(row, column) ?? GoString() }
        let holder = LeaseHolder(
            user: text(4), host: text(5), machine: text(6), process: Int32(truncatingIfNeeded: found.integer(row, 7)),
            processStart: text(8))
        return Lease(
            key: ReleaseKey(namespace: text(0), name: text(1)), token: text(2), operation: OpenEnum(text(3)),
            holder: holder, revision: found.text(row, 9).flatMap { Int($0.text) }, acquiredAt: found.integer(row, 10),
            expiresAt: found.integer(row, 11))
    }
}
