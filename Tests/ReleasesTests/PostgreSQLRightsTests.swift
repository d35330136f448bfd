import Glibc
import GoTemplate
import Testing

@testable import Releases

@Suite("Roles that share a database", .enabled(if: getenv("SWELM_TEST_POSTGRESQL") != nil))
struct PostgreSQLRightsTests {
    private let database: GoString
    private let owner: PostgreSQLConnection
    private let role = "role_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)

    /// A database with one release, and a role that has done nothing yet.
    init() throws {
        database = try PostgreSQLServer.makeDatabase()
        try PostgreSQLStore(connection: database).upgrade()
        owner = try PostgreSQLConnection(database)
        try owner.run("CREATE ROLE \(role) LOGIN")
    }

    private func open(_ words: String = "") -> PostgreSQLStore {
        PostgreSQLStore(connection: database + GoString("&role=\(role)\(words)"))
    }

    private func message(_ store: PostgreSQLStore, _ body: (PostgreSQLStore) throws -> Void) -> String {
        #expect(throws: StoreError.self) { try body(store) }?.message.text ?? ""
    }

    private func giveRights() throws {
        for table in ["releases_v1", "custom_labels_v1"] {
            try owner.run("CREATE POLICY team ON \(table) TO \(role) USING (true) WITH CHECK (true)")
        }
        let own = "swelm_heads, swelm_records, swelm_leases, swelm_schema, swelm_rollouts, swelm_rollout_members"
        try owner.run("GRANT SELECT, INSERT, UPDATE, DELETE ON \(own) TO \(role)")
    }

    @Test func namesRowSecurityThatHidesAll() {
        let hidden = message(open()) { _ = try $0.summaries() }
        #expect(hidden.contains("row security hides all rows of "))
        #expect(hidden.contains("releases_v1") && hidden.contains("(role \(role)); the tables belong to swelm"))
        #expect(hidden.contains("GRANT swelm TO \(role)"))
    }

    @Test func letsMembersOfTheOwnerWork() throws {
        try owner.run("GRANT swelm TO \(role)")
        try open().upgrade()
        #expect(try open().summaries().summaries.map(\.revision) == [1, 2])
    }

    @Test func letsRolesWithPoliciesWork() throws {
        try giveRights()
        try open().upgrade()
        #expect(try open().summaries().summaries.map(\.revision) == [1, 2])
    }

    /// Whoever logged in is known whatever role is taken.
    @Test func knowsWhoLoggedIn() throws {
        try giveRights()
        let user = try owner.run("SELECT session_user").text(0, 0)
        #expect(try open().sessionUser() == user && user != GoString(role))
        #expect(try MemoryStore().sessionUser() == nil)
    }

    @Test func showsWhatAPolicyShows() throws {
        try giveRights()
        try owner.run("ALTER POLICY team ON releases_v1 USING (namespace = 'other') WITH CHECK (false)")
        #expect(try open().summaries().summaries.isEmpty)
        #expect(message(open()) { try $0.upgrade() }.contains("violates row-level security policy"))
    }

    @Test func namesMissingRights() throws {
        try giveRights()
        try owner.run("REVOKE ALL ON swelm_leases FROM \(role)")
        let refused = message(open()) { try $0.upgrade() }
        #expect(refused.contains("permission denied for table swelm_leases (role \(role)); the tables belong to swelm"))
    }

    @Test func namesReadOnlyServers() throws {
        try giveRights()
        let store = open("&default_transaction_read_only=on")
        #expect(try store.summaries().summaries.count == 1)
        let refused = message(store) { try $0.upgrade() }
        #expect(refused.contains("read-only transaction") && refused.contains("target_session_attrs=read-write"))
    }

    @Test func namesMissingSchemas() {
        let refused = message(PostgreSQLStore(connection: database + "&search_path=nowhere")) { _ = try $0.summaries() }
        #expect(refused.contains("CREATE SCHEMA"))
    }

    @Test func keepsSchemasApart() throws {
        try owner.run("CREATE SCHEMA team")
        let store = PostgreSQLStore(connection: database + "&search_path=team")
        #expect(try store.summaries().summaries.isEmpty)
        try store.upgrade()
        #expect(try owner.run("SELECT count(*) FROM team.releases_v1").integer(0, 0) == 1)
    }
}
