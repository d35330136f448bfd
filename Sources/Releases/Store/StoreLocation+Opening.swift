import GoTemplate

extension StoreLocation {
    /// Opens the store; a file that does not exist is made by the first write, and is empty until then.
    ///
    /// - Parameters:
    ///   - onCreation: called with the path of the file once it is made.
    ///   - inCluster: called to open a store of a cluster, which needs a connection to it.
    /// - Throws: `.unusable` where that fails, with the reason and never with a password.
    package func open(
        onCreation: @escaping (GoString) -> Void = { _ in },
        inCluster: (RecordKind) throws -> any ReleaseStore = Self.refuse
    ) throws -> any ReleaseStore {
        switch self {
        case .memory: return MemoryStore()
        case .sqlite(let path): return SQLiteStore(path: path, onCreation: onCreation)
        case .postgreSQL(let connection): return PostgreSQLStore(connection: connection)
        case .cluster(let kind): return try inCluster(kind)
        }
    }

    package static func refuse(_ kind: RecordKind) throws -> any ReleaseStore {
        let what = "releases are to be recorded as \(kind.rawValue)s of a cluster, and there is none"
        throw StoreError(.refused, what + "; unset HELM_DRIVER, or use --store")
    }
}
