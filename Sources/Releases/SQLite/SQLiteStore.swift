import Charts
import Files
import Glibc
import GoTemplate

/// Keeps releases in an SQLite file, for the processes of one machine.
///
/// A file that does not exist reads as empty and is made by the first write.
package final class SQLiteStore: TransactionalStore {
    private let path: GoString
    /// Called with the path once this store made its file.
    private let onCreation: (GoString) -> Void
    private var database: SQLiteDatabase?
    private var isWritable = false

    package var systemLabels: SystemLabelUse { .ofSecrets }

    package init(path: GoString, onCreation: @escaping (GoString) -> Void = { _ in }) {
        self.path = path
        self.onCreation = onCreation
    }

    package func read<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        guard let database = try openForReading() else { return try MemoryStore().read(body) }
        return try run("BEGIN", database, body)
    }

    package func write<Result>(_ body: (any StoreTransaction) throws -> Result) throws -> Result {
        try run("BEGIN IMMEDIATE", openForWriting(), body)
    }

    private func run<Result>(
        _ begin: String, _ database: SQLiteDatabase, _ body: (any StoreTransaction) throws -> Result
    ) throws -> Result {
        try database.execute(begin)
        do {
            let result = try body(SQLiteTransaction(database))
            try database.execute("COMMIT")
            return result
        } catch {
            // A failure such as a full disk may have ended the transaction already.
            if database.isInTransaction { try? database.execute("ROLLBACK") }
            throw error
        }
    }

    // MARK: - Opening

    /// Nil where there is no file, or an empty one.
    private func openForReading() throws -> SQLiteDatabase? {
        if let database { return database }
        let file = try StoreFile(path)
        guard file.exists, !file.isEmpty else { return nil }
        let opened = try SQLiteDatabase(path: path, access: file.readingAccess)
        if try SQLiteSchema.check(opened) == .nothing { return nil }
        database = opened
        return opened
    }

    private func openForWriting() throws -> SQLiteDatabase {
        if let database, isWritable { return database }
        let file = try StoreFile(path)
        if file.exists && file.isReadOnly { throw SQLiteFailure.readOnly(path) }
        if try file.create() { onCreation(path) }
        let opened: SQLiteDatabase
        if let database, database.access == .readWrite {
            opened = database
        } else {
            opened = try SQLiteDatabase(path: path, access: .readWrite)
        }
        try opened.execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL")
        try SQLiteSchema.prepare(opened)
        try SQLiteSchema.probe(opened)
        database = opened
        isWritable = true
        return opened
    }
}

/// The file of a store, looked at before SQLite opens it.
private struct StoreFile {
    let path: GoString
    let exists: Bool
    let isEmpty: Bool
    /// Whether nobody may write it; root could, but was not meant to.
    let isReadOnly: Bool

    init(_ path: GoString) throws {
        self.path = path
        var status = stat()
        let found = Self.withPath(path) { stat($0, &status) }
        exists = found == 0
        isEmpty = status.st_size == 0
        isReadOnly = exists && status.st_mode & 0o222 == 0
        if found != 0 && errno != ENOENT { throw Self.failure(path, String(cString: strerror(errno)).lowercased()) }
        guard exists else { return }
        if status.st_mode & S_IFMT == S_IFDIR { throw Self.failure(path, "it is a directory") }
        if status.st_mode & S_IFMT != S_IFREG { throw Self.failure(path, "it is not a regular file") }
    }

    /// SQLite writes files of its own beside the store even to read it; where it cannot, the store must be at rest.
    var readingAccess: SQLiteDatabase.Access {
        let canWriteFolder = Self.withPath(GoPath.directory(path)) { access($0, W_OK) } == 0
        var status = stat()
        let hasLog = Self.withPath(path + "-wal") { stat($0, &status) } == 0 && status.st_size > 0
        if !canWriteFolder && !hasLog { return .immutable }
        return isReadOnly ? .readOnly : .readWrite
    }

    /// Makes the file and the folders on the way, for this user's eyes only: values hold secrets.
    ///
    /// - Returns: whether there was none.
    func create() throws -> Bool {
        if exists { return false }
        try Self.makeFolder(GoPath.directory(path))
        let descriptor = Self.withPath(path) { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
        guard descriptor >= 0 else { throw Self.failure(path, String(cString: strerror(errno)).lowercased()) }
        close(descriptor)
        return true
    }

    private static func makeFolder(_ path: GoString) throws {
        var status = stat()
        if withPath(path, { stat($0, &status) }) == 0 { return }
        let parent = GoPath.directory(path)
        if parent != path { try makeFolder(parent) }
        guard withPath(path, { mkdir($0, 0o700) }) == 0 || errno == EEXIST else {
            throw failure(path, String(cString: strerror(errno)).lowercased())
        }
    }

    private static func failure(_ path: GoString, _ reason: String) -> StoreError {
        StoreError(.unusable, "release store " + path + GoString(": " + reason))
    }

    private static func withPath<Result>(_ path: GoString, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        path.text.withCString(body)
    }
}
