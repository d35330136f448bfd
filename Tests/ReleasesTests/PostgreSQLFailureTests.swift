import Glibc
import GoTemplate
import Testing

@testable import Releases

@Suite("PostgreSQL servers that do not answer")
struct PostgreSQLFailureTests {
    private func message(_ connection: String) -> String {
        let store = PostgreSQLStore(connection: GoString(connection))
        return #expect(throws: StoreError.self) { try store.summaries() }?.message.text ?? ""
    }

    @Test func saysWhatIsWrong() {
        #expect(message("postgres://u:se%zzkrit@h/d").contains("the connection string is no URL"))
        let refused = message("host=127.0.0.1 port=1 user=me password=sekrit dbname=d")
        #expect(refused.hasPrefix("release store postgres://me@127.0.0.1:1/d: connection to server at"))
        #expect(!refused.contains("sekrit") && !refused.contains("\n"))
        let nested = message("host=127.0.0.1 port=1 user=me dbname=postgres://me:sekrit@h/d")
        #expect(nested.hasPrefix("release store postgres://me@127.0.0.1:1/xxxxx: connection"))
    }

    @Test(.enabled(if: getenv("SWELM_TEST_POSTGRESQL") != nil))
    func neverShowsAPassword() throws {
        let parts = PostgreSQLServer.url.split(separator: "@")
        let wrong = message("postgres://swelm:sekrit@" + (parts.last ?? ""))
        #expect(wrong.contains("password authentication failed for user"))
        #expect(!wrong.contains("sekrit"))
        let missing = message(PostgreSQLServer.url.replacing("/postgres?", with: "/nowhere?"))
        #expect(missing.contains(#"database "nowhere" does not exist"#))
    }

    /// Helm's records are read as they are; one that cannot be is named, and the others are still listed.
    @Test(.enabled(if: getenv("SWELM_TEST_POSTGRESQL") != nil))
    func namesCorruptRecords() throws {
        let database = try PostgreSQLServer.makeDatabase()
        let store = PostgreSQLStore(connection: database)
        for _ in 0..<3 { try store.upgrade() }
        try PostgreSQLConnection(database).run("UPDATE releases_v1 SET body = 'bm90aGluZw==' WHERE version = 2")
        let list = try store.summaries()
        #expect(list.summaries.map(\.revision) == [1, 3])
        #expect(
            list.unreadable.map(\.message.text) == [
                "the record of web revision 2 in namespace prod is corrupt: invalid character 'o' in literal null (expecting 'u')"
            ])
        #expect(throws: StoreError.self) { try store.release(Sample.key.revision(2)) }
        #expect(try store.release(Sample.key.revision(1)).revision == 1)
    }

    @Test(.enabled(if: getenv("SWELM_TEST_POSTGRESQL") != nil))
    func refusesNewerTables() throws {
        let database = try PostgreSQLServer.makeDatabase()
        try PostgreSQLStore(connection: database).upgrade()
        try PostgreSQLConnection(database).run("INSERT INTO swelm_schema VALUES (99)")
        #expect(message(database.text).contains("made by a newer swelm"))
    }
}
