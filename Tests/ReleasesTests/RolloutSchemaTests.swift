import Glibc
import GoTemplate
import TestSupport
import Testing

@testable import Releases

/// How stores without tables of rollouts are read and brought up to date.
@Suite struct RolloutSchemaTests {
    private let folder: ScratchFolder
    private let summary = RolloutSummary(
        key: RolloutKey(name: "web", number: 1), state: "planned", isActive: true, stage: "", stageIndex: 0,
        stageCount: 1, attempt: 1, planDigest: "", createdAt: 0, updatedAt: 0)

    init() throws { folder = try ScratchFolder() }

    /// A file with one release as version 1 made it.
    private func earlierFile() throws -> GoString {
        let path = folder.path("earlier.db")
        try SQLiteStore(path: path).upgrade()
        let database = try SQLiteDatabase(path: path, access: .readWrite)
        try database.execute("DROP VIEW rollout_rows")
        for table in SQLiteSchema.tables where table.contains("rollout") || table == "drive_leases" {
            try database.execute("PRAGMA foreign_keys = OFF; DROP TABLE \(table)")
        }
        try database.execute("ALTER TABLE revisions DROP COLUMN rollback_revision; PRAGMA user_version = 1")
        return path
    }

    private func version(_ path: GoString) throws -> Int64? {
        try SQLiteDatabase(path: path, access: .readOnly).integer("PRAGMA user_version")
    }

    @Test func readingLeavesAFileAsItIs() throws {
        let path = try earlierFile()
        let store = SQLiteStore(path: path)
        #expect(try store.statuses() == [.deployed])
        try store.read { transaction throws in
            #expect(try transaction.rollouts(named: nil).isEmpty)
            #expect(try transaction.rollout(summary.key) == nil)
            #expect(try transaction.claim(on: Sample.key) == nil)
            #expect(try transaction.members(of: summary.key).isEmpty)
            #expect(try transaction.blocks().isEmpty)
        }
        #expect(try version(path) == 1)
        // Another process brings it up to date.
        try SQLiteStore(path: path).write { try $0.insert(summary, plan: [], members: []) }
        #expect(try store.read { try $0.rollouts(named: nil) } == [summary])
    }

    @Test func theFirstWriteMakesTheTables() throws {
        let path = try earlierFile()
        try SQLiteStore(path: path).upgrade()
        #expect(try version(path) == 3)
        let store = SQLiteStore(path: path)
        #expect(try store.statuses() == [.superseded, .deployed])
        try store.write { try $0.insert(summary, plan: [], members: []) }
        #expect(try store.read { try $0.rollout(summary.key) } == summary)
    }

    /// The base is what the history keeps already, and goes with the last that uses it.
    @Test func aBaseTakesNoRoom() throws {
        let path = folder.path("shared.db")
        let store = SQLiteStore(path: path)
        try store.upgrade()
        let database = try SQLiteDatabase(path: path, access: .readWrite)
        let count = try database.integer("SELECT count(*) FROM contents")
        let base = try store.release(Sample.key, revision: 1)
        let plan = base.manifest.bytes
        try store.write { transaction in
            try transaction.insert(
                summary, plan: plan, members: [RolloutMember(name: "web", release: Sample.key, base: base)])
        }
        #expect(try database.integer("SELECT count(*) FROM contents") == count)
        var request = Sample.request(.uninstall)
        request.now = { 0 }
        var ended = summary
        ended.isActive = false
        try store.write { try $0.update(ended) }
        try store.finishDeleting(under: store.acquire(Sample.key, request))
        #expect(try database.integer("SELECT count(*) FROM contents").map { $0 > 1 } == true)
        try store.write { try $0.unpin(summary.key) }
        // That is the plan.
        #expect(try database.integer("SELECT count(*) FROM contents") == 1)
    }

    @Test(.enabled(if: getenv("SWELM_TEST_POSTGRESQL") != nil))
    func databasesOfVersion1AreBroughtUpToDateByTheFirstWrite() throws {
        let address = try PostgreSQLServer.makeDatabase()
        try PostgreSQLStore(connection: address).upgrade()
        let connection = try PostgreSQLConnection(address)
        let tables = [
            "rollout_members", "rollout_events", "rollout_samples", "drive_leases", "rollout_blocks", "rollouts",
        ]
        for table in tables { try connection.run("DROP TABLE swelm_\(table)") }
        try connection.run("UPDATE swelm_schema SET version = 1")
        let store = PostgreSQLStore(connection: address)
        #expect(try store.statuses() == [.deployed])
        #expect(try store.read { try $0.rollouts(named: nil) }.isEmpty)
        #expect(try store.read { try $0.claim(on: Sample.key) } == nil)
        #expect(try PostgreSQLSchema.ownVersion(connection) == 1)
        try store.upgrade()
        #expect(try PostgreSQLSchema.ownVersion(connection) == 2)
        try store.write { try $0.insert(summary, plan: [], members: []) }
        #expect(try store.read { try $0.rollouts(named: nil) } == [summary])
    }
}
