import GoTemplate

/// Keeps releases in a PostgreSQL database, in Helm's own tables, so that Helm and swelm can share them.
///
/// Mirrors pkg/storage/driver sql.go.
package final class PostgreSQLStore: TransactionalStore {
    private let connectionString: GoString
    private var connection: PostgreSQLConnection?
    /// Why there is no connection; a command that asks again waits no second time.
    private var failure: (any Error)?

    package var systemLabels: SystemLabelUse { .ofSQL }

    package init(connection: GoString) { connectionString = connection }

    package func sessionUser() throws -> GoString? { try connected().run("SELECT session_user").text(0, 0) }

    package func read<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        let connection = try connected()
        let transaction = PostgreSQLTransaction(connection)
        let result = try run(["BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"], transaction, body)
        transaction.saveDerivedSummaries()
        return result
    }

    package func write<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        let transaction = PostgreSQLTransaction(try connected())
        return try run(["BEGIN"], isLocked: true, transaction, body)
    }

    private func run<Result>(
        _ statements: [String], isLocked: Bool = false, _ transaction: PostgreSQLTransaction,
        _ body: (any StoreTransaction) throws -> Result
    ) throws -> Result {
        let connection = transaction.connection
        do {
            for statement in statements { try connection.run(statement) }
            if isLocked {
                try PostgreSQLSchema.lock(connection)
                try PostgreSQLSchema.migrate(connection)
            }
            let result = try body(transaction)
            try connection.run("COMMIT")
            return result
        } catch {
            _ = try? connection.run("ROLLBACK")
            throw Self.explained(error, connection)
        }
    }

    private static func explained(_ error: any Error, _ connection: PostgreSQLConnection) -> any Error {
        guard let refusal = error as? PostgreSQLConnection.Refusal else { return error }
        return PostgreSQLRights(connection: connection).explain(refusal)
    }

    private func connected() throws -> PostgreSQLConnection {
        if let connection { return connection }
        if let failure { throw failure }
        do {
            let opened = try open()
            connection = opened
            return opened
        } catch {
            failure = error
            throw error
        }
    }

    private func open() throws -> PostgreSQLConnection {
        let opened = try PostgreSQLConnection(connectionString)
        do { try PostgreSQLSchema.prepare(opened) } catch { throw Self.explained(error, opened) }
        return opened
    }
}
