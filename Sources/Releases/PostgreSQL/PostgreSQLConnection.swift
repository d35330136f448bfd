import CPostgreSQL
import Glibc
import GoTemplate

/// A connection to a PostgreSQL server.
final class PostgreSQLConnection {
    /// What the server says about a statement it refuses.
    struct Refusal: Error {
        /// Codes of refusals that are told apart, as PostgreSQL's manual lists them.
        enum Code {
            static let uniqueViolation = "23505"
            static let insufficientPrivilege = "42501"
            static let readOnlyTransaction = "25006"
            static let noSchema = "3F000"
        }

        let code: String
        let error: StoreError
    }

    private let handle: UnsafeMutableRawPointer?
    private let server: PostgreSQLAddress

    /// Connects; throws `.unusable` with libpq's reason, never with a password.
    init(_ connectionString: GoString) throws {
        let settings = try PostgreSQLSettings(connectionString)
        server = settings.address
        handle = Self.connect(settings)
        // After a failure deinit closes it.
        guard postgresql_is_connected(handle) else {
            throw connectionFailure(String(cString: postgresql_error(handle)))
        }
    }

    private static func connect(_ settings: PostgreSQLSettings) -> UnsafeMutableRawPointer? {
        let texts = settings.words.map(\.word) + settings.words.map(\.value)
        var copies = texts.map { strdup($0.text) }
        defer { for copy in copies { free(copy) } }
        let count = settings.words.count
        let keywords = copies[..<count].map { UnsafePointer($0) } + [nil]
        let values = copies[count...].map { UnsafePointer($0) } + [nil]
        return withExtendedLifetime(settings) { postgresql_connect(keywords, values) }
    }

    private func connectionFailure(_ reason: String) -> StoreError {
        guard reason.contains("server does not support SSL") else { return server.failure(reason) }
        let cure =
            "without sslmode in the connection string TLS is required, as by Helm; where the way to the server is safe, add sslmode=disable"
        return server.failure(reason + "\n" + cure)
    }

    /// A failure of this connection for a person.
    func failure(_ reason: String) -> StoreError { server.failure(reason) }

    deinit { postgresql_close(handle) }

    /// Runs one statement; throws `Refusal`.
    @discardableResult
    func run(_ statement: String, _ values: GoString?...) throws -> PostgreSQLResult {
        let result = PostgreSQLResult(Self.run(handle, statement, values))
        guard !result.hasSucceeded else { return result }
        let reason = result.message ?? String(cString: postgresql_error(handle))
        throw Refusal(code: result.code ?? "", error: server.failure(reason))
    }

    private static func run(
        _ handle: UnsafeMutableRawPointer?, _ statement: String, _ values: [GoString?]
    ) -> UnsafeMutableRawPointer? {
        // libpq reads C strings; a NUL cannot be part of a text in PostgreSQL.
        var copies = values.map { value in value.map { strdup($0.text) } ?? nil }
        defer { for copy in copies { free(copy) } }
        return copies.withUnsafeMutableBufferPointer { buffer in
            buffer.withMemoryRebound(to: UnsafePointer<CChar>?.self) {
                postgresql_run(handle, statement, Int32($0.count), $0.baseAddress)
            }
        }
    }
}

/// The rows a statement gave.
final class PostgreSQLResult {
    private let handle: UnsafeMutableRawPointer?

    init(_ handle: UnsafeMutableRawPointer?) { self.handle = handle }

    deinit { postgresql_clear(handle) }

    var hasSucceeded: Bool { postgresql_succeeded(handle) }
    var message: String? { postgresql_message(handle).map { String(cString: $0) } }
    var code: String? { postgresql_code(handle).map { String(cString: $0) } }
    var rows: Range<Int32> { 0..<max(0, postgresql_row_count(handle)) }

    /// The text of a column; nil for the null value.
    func text(_ row: Int32, _ column: Int32) -> GoString? {
        if postgresql_is_null(handle, row, column) { return nil }
        let count = postgresql_length(handle, row, column)
        return GoString(UnsafeRawBufferPointer(start: postgresql_value(handle, row, column), count: count))
    }

    func integer(_ row: Int32, _ column: Int32) -> Int64 {
        text(row, column).flatMap { Int64($0.text) } ?? 0
    }
}
