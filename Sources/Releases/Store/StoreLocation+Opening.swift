import GoTemplate

extension StoreLocation {
    /// Opens the store; a file that does not exist is made by the first write, and is empty until then.
    ///
    /// - Parameter onCreation: called with the path of the file once it is made.
    /// - Throws: `.unusable` where that fails, with the reason and never with a password.
    package func open(onCreation: @escaping (GoString) -> Void = { _ in }) throws -> any ReleaseStore {
        switch self {
        case .memory: return MemoryStore()
        case .sqlite(let path): return SQLiteStore(path: path, onCreation: onCreation)
        case .postgreSQL(let connection): return PostgreSQLStore(connection: connection)
        }
    }
}
