import GoTemplate

/// Helm's tables, made as Helm makes them, and the additional ones of swelm.
///
/// Mirrors pkg/storage/driver sql.go ensureDBSetup and what sql-migrate notes of its migrations.
enum PostgreSQLSchema {
    static let version: Int64 = 2
    /// Databases of earlier versions hold no rollouts.
    static let firstVersionWithRollouts: Int64 = 2
    /// The key of the lock that writers of this program take.
    private static let lockKey = 1_937_206_637

    /// Makes the tables where there are none; refuses a newer version of ours.
    ///
    /// Those of an earlier version can be read as they are, also by roles that may make none.
    static func prepare(_ connection: PostgreSQLConnection) throws {
        if try isPrepared(connection) { return }
        try connection.run("BEGIN")
        do {
            try lock(connection)
            try migrateHelmTables(connection)
            try makeOwnTables(connection)
            try connection.run("COMMIT")
        } catch {
            _ = try? connection.run("ROLLBACK")
            throw error
        }
    }

    /// Brings the tables of an earlier version up to date, within a transaction that writes.
    static func migrate(_ connection: PostgreSQLConnection) throws {
        if try ownVersion(connection) < version { try makeOwnTables(connection) }
    }

    /// The version of our tables.
    static func ownVersion(_ connection: PostgreSQLConnection) throws -> Int64 {
        try connection.run("SELECT max(version) FROM swelm_schema").integer(0, 0)
    }

    /// Lets one writer of this program go on at a time, until the end of its transaction.
    static func lock(_ connection: PostgreSQLConnection) throws {
        try connection.run("SELECT pg_advisory_xact_lock(\(lockKey))")
    }

    private static func isPrepared(_ connection: PostgreSQLConnection) throws -> Bool {
        let found = try connection.run(
            "SELECT to_regclass('swelm_schema') IS NOT NULL, (\(PostgreSQLRights.hiddenTables))")
        if let hidden = found.text(0, 1) { throw PostgreSQLRights(connection: connection).failure(hiding: hidden) }
        guard found.text(0, 0) == "t" else { return false }
        let version = try ownVersion(connection)
        guard version <= Self.version else {
            throw StoreError.unusable(
                "release store postgres: its tables were made by a newer swelm (schema version \(version); "
                    + "this one knows versions up to \(Self.version)); nothing was written")
        }
        return version > 0
    }

    private static func migrateHelmTables(_ connection: PostgreSQLConnection) throws {
        try connection.run(
            """
            CREATE TABLE IF NOT EXISTS gorp_migrations (id TEXT NOT NULL PRIMARY KEY, applied_at TIMESTAMP WITH TIME ZONE)
            """)
        let applied = try connection.run("SELECT id FROM gorp_migrations")
        let known = applied.rows.compactMap { applied.text($0, 0) }
        for (id, statements) in helmMigrations where !known.contains(id) {
            for statement in statements { try connection.run(statement) }
            try connection.run("INSERT INTO gorp_migrations (id, applied_at) VALUES ($1, now())", id)
        }
    }

    private static func makeOwnTables(_ connection: PostgreSQLConnection) throws {
        for statement in ownTables { try connection.run(statement) }
        try connection.run("INSERT INTO swelm_schema (version) VALUES (\(version)) ON CONFLICT DO NOTHING")
    }

    private static let helmMigrations: [(id: GoString, statements: [String])] = [
        (
            "init",
            [
                """
                CREATE TABLE releases_v1 (
                    key VARCHAR(90),
                    type VARCHAR(64) NOT NULL,
                    body TEXT NOT NULL,
                    name VARCHAR(64) NOT NULL,
                    namespace VARCHAR(64) NOT NULL,
                    version INTEGER NOT NULL,
                    status TEXT NOT NULL,
                    owner TEXT NOT NULL,
                    createdAt INTEGER NOT NULL,
                    modifiedAt INTEGER NOT NULL DEFAULT 0,
                    PRIMARY KEY (key, namespace)
                )
                """,
                "CREATE INDEX ON releases_v1 (key, namespace)", "CREATE INDEX ON releases_v1 (version)",
                "CREATE INDEX ON releases_v1 (status)", "CREATE INDEX ON releases_v1 (owner)",
                "CREATE INDEX ON releases_v1 (createdAt)", "CREATE INDEX ON releases_v1 (modifiedAt)",
                "GRANT ALL ON releases_v1 TO PUBLIC", "ALTER TABLE releases_v1 ENABLE ROW LEVEL SECURITY",
            ]
        ),
        (
            "custom_labels",
            [
                """
                CREATE TABLE custom_labels_v1 (
                    releaseKey VARCHAR(64),
                    releaseNamespace VARCHAR(67),
                    key VARCHAR(317),
                    value VARCHAR(63)
                )
                """,
                "CREATE INDEX ON custom_labels_v1 (releaseKey, releaseNamespace)",
                "GRANT ALL ON custom_labels_v1 TO PUBLIC",
                "ALTER TABLE custom_labels_v1 ENABLE ROW LEVEL SECURITY",
            ]
        ),
    ]

    /// What Helm has no place for, in rows that go with those of Helm's table, whoever deletes them.
    ///
    /// `swelm_heads` saves reading bodies for listings: a head counts as long as its row has not been written again,
    /// which `xmin` tells.
    private static let ownTables = [
        "CREATE TABLE IF NOT EXISTS swelm_schema (version INTEGER PRIMARY KEY)",
        """
        CREATE TABLE IF NOT EXISTS swelm_heads (
            key VARCHAR(90),
            namespace VARCHAR(64),
            row_version TEXT NOT NULL,
            head TEXT NOT NULL,
            PRIMARY KEY (key, namespace),
            FOREIGN KEY (key, namespace) REFERENCES releases_v1 (key, namespace) ON DELETE CASCADE
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_records (
            key VARCHAR(90),
            namespace VARCHAR(64),
            audit TEXT,
            effective_values TEXT,
            subcharts TEXT,
            PRIMARY KEY (key, namespace),
            FOREIGN KEY (key, namespace) REFERENCES releases_v1 (key, namespace) ON DELETE CASCADE
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_leases (
            namespace TEXT,
            name TEXT,
            token TEXT NOT NULL,
            operation TEXT NOT NULL,
            username TEXT NOT NULL,
            host TEXT NOT NULL,
            machine TEXT NOT NULL,
            process INTEGER NOT NULL,
            process_start TEXT NOT NULL,
            revision INTEGER,
            acquired_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            PRIMARY KEY (namespace, name)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_rollouts (
            name TEXT,
            number INTEGER,
            state TEXT NOT NULL,
            active BOOLEAN NOT NULL,
            stage TEXT NOT NULL,
            stage_index INTEGER NOT NULL,
            stage_count INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            event_count INTEGER NOT NULL,
            plan TEXT NOT NULL,
            plan_digest TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            PRIMARY KEY (name, number)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_rollout_members (
            rollout TEXT,
            number INTEGER,
            position INTEGER,
            member TEXT NOT NULL,
            namespace TEXT NOT NULL,
            release TEXT NOT NULL,
            active BOOLEAN NOT NULL,
            base TEXT,
            base_labels TEXT,
            base_subcharts TEXT,
            PRIMARY KEY (rollout, number, position),
            FOREIGN KEY (rollout, number) REFERENCES swelm_rollouts (name, number)
        )
        """,
        """
        CREATE UNIQUE INDEX IF NOT EXISTS swelm_rollout_members_active ON swelm_rollout_members (namespace, release)
            WHERE active
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_rollout_events (
            rollout TEXT,
            number INTEGER,
            sequence INTEGER,
            kind TEXT NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (rollout, number, sequence),
            FOREIGN KEY (rollout, number) REFERENCES swelm_rollouts (name, number)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_rollout_samples (
            rollout TEXT,
            number INTEGER,
            stage INTEGER,
            attempt INTEGER,
            check_number INTEGER,
            metric TEXT,
            side TEXT,
            instant BIGINT NOT NULL,
            span BIGINT NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (rollout, number, stage, attempt, check_number, metric, side),
            FOREIGN KEY (rollout, number) REFERENCES swelm_rollouts (name, number)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_drive_leases (
            rollout TEXT,
            number INTEGER,
            token TEXT NOT NULL,
            username TEXT NOT NULL,
            host TEXT NOT NULL,
            machine TEXT NOT NULL,
            process INTEGER NOT NULL,
            process_start TEXT NOT NULL,
            acquired_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            PRIMARY KEY (rollout, number),
            FOREIGN KEY (rollout, number) REFERENCES swelm_rollouts (name, number)
        )
        """,
        """
        CREATE TABLE IF NOT EXISTS swelm_rollout_blocks (
            name TEXT PRIMARY KEY,
            reason TEXT NOT NULL,
            username TEXT NOT NULL,
            since BIGINT NOT NULL
        )
        """,
    ]
}
