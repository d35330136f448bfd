import Glibc
import GoTemplate

@testable import Releases

/// The server that scripts/with-postgresql started for the tests.
enum PostgreSQLServer {
    static var url: String { getenv("SWELM_TEST_POSTGRESQL").map { String(cString: $0) } ?? "" }

    /// The URL of a database of its own.
    static func makeDatabase() throws -> GoString {
        let name = "test_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        do { try PostgreSQLConnection(GoString(url)).run("CREATE DATABASE \(name)") } catch let refusal
            as PostgreSQLConnection.Refusal
        { throw refusal.error }
        return GoString(replacingDatabase(in: url, with: name))
    }

    private static func replacingDatabase(in url: String, with name: String) -> String {
        let parts = url.split(separator: "?", omittingEmptySubsequences: false)
        let path = parts[0].split(separator: "/", omittingEmptySubsequences: false).dropLast() + [Substring(name)]
        return ([path.joined(separator: "/")] + parts.dropFirst().map(String.init)).joined(separator: "?")
    }
}
