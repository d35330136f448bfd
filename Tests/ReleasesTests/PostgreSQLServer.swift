import GoTemplate

@testable import Releases

/// The server that scripts/with-postgresql started for the tests.
enum PostgreSQLServer {
    static func makeDatabase() throws -> GoString { GoString() }
}
