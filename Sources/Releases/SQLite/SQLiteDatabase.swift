import CSQLite
import GoTemplate

/// A connection to an SQLite file, and its prepared statements.
final class SQLiteDatabase {
    /// How a file is opened.
    enum Access {
        /// Makes the file where it is missing.
        case readWrite
        case readOnly
        /// Without locks, for a file in a folder where nobody can write.
        case immutable
    }

    /// How long a statement waits for another process, in milliseconds; none holds the file that long.
    private static let busyTimeout: Int32 = 30_000

    let path: GoString
    let access: Access
    private let handle: OpaquePointer
    private var statements: [StaticStringKey: SQLiteStatement] = [:]

    init(path: GoString, access: Access) throws {
        self.path = path
        self.access = access
        var handle: OpaquePointer?
        let flags: Int32
        var name = path.bytes
        switch access {
        case .readWrite: flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        case .readOnly: flags = SQLITE_OPEN_READONLY
        case .immutable:
            flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            name = Self.immutableURI(of: path)
        }
        let status = (name + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                sqlite3_open_v2($0.baseAddress, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
            }
        }
        guard let handle else { throw SQLiteFailure.error(code: status, path: path) }
        guard status == SQLITE_OK else {
            defer { sqlite3_close_v2(handle) }
            throw SQLiteFailure.error(code: sqlite3_extended_errcode(handle), path: path)
        }
        self.handle = handle
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, Self.busyTimeout)
    }

    deinit {
        for statement in statements.values { statement.finalize() }
        sqlite3_close_v2(handle)
    }

    /// Runs statements that give no rows and take no values.
    func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    /// A prepared statement with values for its parameters; prepared once for each text.
    func prepare(_ sql: StaticString, _ values: SQLiteValue...) throws -> SQLiteStatement {
        try prepare(sql, binding: values)
    }

    private func prepare(_ sql: StaticString, binding values: [SQLiteValue]) throws -> SQLiteStatement {
        let statement = try statements[StaticStringKey(sql)] ?? makeStatement(sql)
        try statement.bind(values)
        return statement
    }

    /// Runs a statement for what it changes.
    func run(_ sql: StaticString, _ values: SQLiteValue...) throws {
        let statement = try prepare(sql, binding: values)
        defer { statement.reset() }
        while try statement.step() {}
    }

    /// The first column of the first row as a number; nil where there is no row.
    func integer(_ sql: StaticString, _ values: SQLiteValue...) throws -> Int64? {
        let statement = try prepare(sql, binding: values)
        defer { statement.reset() }
        return try statement.step() ? statement.integer(0) : nil
    }

    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The last failure, in words for a person.
    var failure: StoreError {
        let systemError = sqlite3_system_errno(handle)
        return SQLiteFailure.error(code: sqlite3_extended_errcode(handle), systemError: systemError, path: path)
    }

    private func makeStatement(_ sql: StaticString) throws -> SQLiteStatement {
        var pointer: OpaquePointer?
        let length = Int32(sql.utf8CodeUnitCount)
        let status = sql.withUTF8Buffer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(handle, $0.baseAddress, length, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
            }
        }
        guard status == SQLITE_OK, let pointer else { throw failure }
        let statement = SQLiteStatement(pointer, database: self)
        statements[StaticStringKey(sql)] = statement
        return statement
    }

    private static func immutableURI(of path: GoString) -> [UInt8] {
        var uri = Array("file:".utf8)
        for byte in path.bytes {
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "%"):
                uri.append(UInt8(ascii: "%"))
                uri.append(hexadecimal: byte, uppercase: true)
            default: uri.append(byte)
            }
        }
        return uri + Array("?immutable=1".utf8)
    }
}

/// A statement's text by where it stands in the program, which costs nothing to compare.
private struct StaticStringKey: Hashable {
    private let start: UnsafePointer<UInt8>

    init(_ text: StaticString) { start = text.utf8Start }
}
