import GoTemplate

/// The tables of a store file, and how files of earlier versions are brought up to date.
///
/// See docs/release-store.md.
enum SQLiteSchema {
    /// Tells release stores from other SQLite files: `swlm`.
    private static let applicationID: Int64 = 0x7377_6C6D
    /// Each step brings a file from the version that is its index to the next.
    private static let migrations = [initial, rollouts, rollbackRevisions]
    static var version: Int64 { Int64(migrations.count) }
    /// Files of earlier versions hold no rollouts.
    static let firstVersionWithRollouts: Int64 = 2

    /// Makes the tables of a new file or those that an older one lacks; refuses files of others and newer ones.
    static func prepare(_ database: SQLiteDatabase) throws {
        if try check(database) == .current { return }
        // A file is turned to WAL before it has tables, because that cannot be done within a transaction.
        try database.execute("PRAGMA journal_mode = WAL")
        try database.execute("BEGIN IMMEDIATE")
        do {
            try migrate(database)
            try database.execute("COMMIT")
        } catch {
            if database.isInTransaction { try? database.execute("ROLLBACK") }
            throw error
        }
    }

    /// What a file holds.
    enum State {
        case nothing
        /// The tables of an earlier version, which can be read as they are.
        case earlier
        case current
    }

    /// Looks at a file; it is brought up to date by its first write only.
    ///
    /// - Throws: `.unusable` for a file that is no store or too new.
    static func check(_ database: SQLiteDatabase) throws -> State {
        // The answers belong together: another process may be making the tables.
        try database.execute("BEGIN")
        defer { try? database.execute("COMMIT") }
        let found = try database.integer("PRAGMA user_version") ?? 0
        let application = try database.integer("PRAGMA application_id") ?? 0
        let tables = try database.integer("SELECT count(*) FROM sqlite_schema") ?? 0
        let isEmpty = tables == 0 && found == 0 && application == 0
        guard isEmpty || application == applicationID else {
            throw unusable(database, "the file is an SQLite database of another program; nothing was written")
        }
        guard found <= version else {
            let versions = "schema version \(found); this one knows versions up to \(version)"
            throw unusable(database, "the file was written by a newer swelm (\(versions)); nothing was written")
        }
        return found <= 0 ? .nothing : found < version ? .earlier : .current
    }

    static let tables = [
        "releases", "revisions", "contents", "content_data", "records", "leases", "rollouts", "rollout_members",
        "rollout_events", "rollout_samples", "drive_leases", "rollout_blocks",
    ]

    /// Touches each table, so that most corruption shows before anything is written.
    static func probe(_ database: SQLiteDatabase) throws {
        for table in tables {
            try database.execute("SELECT * FROM \(table) LIMIT 1")
        }
        try database.execute("SELECT 1 FROM revisions INDEXED BY revisions_deployed WHERE status = 'deployed' LIMIT 1")
    }

    private static func migrate(_ database: SQLiteDatabase) throws {
        // Another process may have been faster.
        let found = try database.integer("PRAGMA user_version") ?? 0
        guard found >= 0, found < version else { return }
        for migration in migrations[Int(found)...] { try database.execute(migration) }
        try database.execute("PRAGMA application_id = \(applicationID)")
        try database.execute("PRAGMA user_version = \(version)")
    }

    private static func unusable(_ database: SQLiteDatabase, _ reason: String) -> StoreError {
        StoreError(.unusable, "release store " + database.path + GoString(": " + reason))
    }

    // Contents count their uses: a foreign key to them would search all records at each deletion.
    private static let initial = """
        CREATE TABLE releases (
            id INTEGER PRIMARY KEY,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            UNIQUE (namespace, name)
        ) STRICT;
        CREATE TABLE revisions (
            id INTEGER PRIMARY KEY,
            release INTEGER NOT NULL REFERENCES releases (id),
            revision INTEGER NOT NULL CHECK (revision > 0),
            status TEXT NOT NULL,
            first_deployed TEXT NOT NULL,
            last_deployed TEXT NOT NULL,
            deleted TEXT NOT NULL,
            description TEXT NOT NULL,
            chart_name TEXT NOT NULL,
            chart_version TEXT NOT NULL,
            app_version TEXT NOT NULL,
            labels TEXT NOT NULL,
            UNIQUE (release, revision)
        ) STRICT;
        CREATE INDEX revisions_deployed ON revisions (release, revision) WHERE status = 'deployed';
        CREATE TABLE contents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            digest BLOB NOT NULL UNIQUE,
            uses INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE content_data (
            id INTEGER PRIMARY KEY REFERENCES contents (id),
            base INTEGER,
            children BLOB NOT NULL,
            data BLOB NOT NULL
        ) STRICT;
        CREATE TABLE records (
            id INTEGER PRIMARY KEY REFERENCES revisions (id),
            apply_method TEXT NOT NULL,
            chart INTEGER NOT NULL,
            config INTEGER,
            manifest INTEGER NOT NULL,
            hooks INTEGER NOT NULL,
            notes INTEGER NOT NULL,
            audit BLOB,
            effective_values INTEGER
        ) STRICT;
        CREATE TABLE leases (
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            token TEXT NOT NULL,
            operation TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            machine TEXT NOT NULL,
            process INTEGER NOT NULL,
            process_start TEXT NOT NULL,
            revision INTEGER,
            acquired_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            PRIMARY KEY (namespace, name)
        ) STRICT, WITHOUT ROWID;
        """

    private static let rollouts = """
        CREATE TABLE rollouts (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            state TEXT NOT NULL,
            active INTEGER NOT NULL,
            stage TEXT NOT NULL,
            stage_index INTEGER NOT NULL,
            stage_count INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            event_count INTEGER NOT NULL,
            plan INTEGER NOT NULL,
            plan_digest TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            UNIQUE (name, number)
        ) STRICT;
        CREATE TABLE rollout_members (
            rollout INTEGER NOT NULL REFERENCES rollouts (id),
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            namespace TEXT NOT NULL,
            release TEXT NOT NULL,
            active INTEGER NOT NULL,
            revision INTEGER,
            summary TEXT,
            labels TEXT,
            apply_method TEXT,
            chart INTEGER,
            config INTEGER,
            manifest INTEGER,
            hooks INTEGER,
            notes INTEGER,
            PRIMARY KEY (rollout, position)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX rollout_members_active ON rollout_members (namespace, release) WHERE active = 1;
        CREATE TABLE rollout_events (
            rollout INTEGER NOT NULL REFERENCES rollouts (id),
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL,
            json BLOB NOT NULL,
            PRIMARY KEY (rollout, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rollout_samples (
            rollout INTEGER NOT NULL REFERENCES rollouts (id),
            stage INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            number INTEGER NOT NULL,
            metric TEXT NOT NULL,
            side TEXT NOT NULL,
            instant INTEGER NOT NULL,
            span INTEGER NOT NULL,
            json BLOB NOT NULL,
            PRIMARY KEY (rollout, stage, attempt, number, metric, side)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE drive_leases (
            rollout INTEGER PRIMARY KEY REFERENCES rollouts (id),
            token TEXT NOT NULL,
            user TEXT NOT NULL,
            host TEXT NOT NULL,
            machine TEXT NOT NULL,
            process INTEGER NOT NULL,
            process_start TEXT NOT NULL,
            acquired_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE rollout_blocks (
            name TEXT PRIMARY KEY,
            reason TEXT NOT NULL,
            user TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE VIEW rollout_rows AS
            SELECT r.name, number, state, r.active, stage, stage_index, stage_count, attempt, event_count, plan_digest,
                created_at, updated_at, namespace, release, position
            FROM rollouts r LEFT JOIN rollout_members m ON m.rollout = r.id;
        """

    private static let rollbackRevisions = """
        ALTER TABLE revisions ADD COLUMN rollback_revision INTEGER NOT NULL DEFAULT 0;
        """
}
