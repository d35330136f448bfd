import CSQLite
import GoTemplate

/// A value of a statement's parameter.
enum SQLiteValue {
    case null
    case integer(Int64)
    case text(GoString)
    case blob([UInt8])

    static func integer(_ number: Int) -> SQLiteValue { .integer(Int64(number)) }

    static func integer(_ number: Int64?) -> SQLiteValue { number.map(SQLiteValue.integer) ?? .null }
}

/// A prepared statement, positioned on one row at a time.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private unowned let database: SQLiteDatabase

    init(_ handle: OpaquePointer, database: SQLiteDatabase) {
        self.handle = handle
        self.database = database
    }

    func finalize() { sqlite3_finalize(handle) }

    /// Ends the current execution; the next one binds its values again.
    func reset() { sqlite3_reset(handle) }

    func bind(_ values: [SQLiteValue]) throws {
        for (index, value) in values.enumerated() {
            guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw database.failure }
        }
    }

    /// Goes to the next row; false at the end.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let failure = database.failure
            reset()
            throw failure
        }
    }

    /// Runs `body` for each row.
    func forEachRow(_ body: (SQLiteStatement) throws -> Void) throws {
        defer { reset() }
        while try step() { try body(self) }
    }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func optionalInteger(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
    }

    func text(_ column: Int32) -> GoString {
        guard let start = sqlite3_column_text(handle, column) else { return GoString() }
        return GoString(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// A text that is often that of the row before, which then need not be copied.
    func text(_ column: Int32, like previous: GoString?) -> GoString {
        guard let previous, let start = sqlite3_column_text(handle, column) else { return text(column) }
        let found = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        return previous.bytes.withUnsafeBufferPointer({ $0.elementsEqual(found) }) ? previous : GoString(found)
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    private func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let number): return sqlite3_bind_int64(handle, index, number)
        case .text(let text):
            return withBytes(text.bytes) { start, count in
                sqlite3_bind_text64(handle, index, start, count, Self.transient, UInt8(SQLITE_UTF8))
            }
        case .blob(let bytes):
            return withBytes(bytes) { start, count in
                sqlite3_bind_blob64(handle, index, start, count, Self.transient)
            }
        }
    }

    /// Gives a pointer that is not null even for no bytes, which SQLite would take for NULL.
    private func withBytes(
        _ bytes: [UInt8], _ body: (UnsafePointer<CChar>?, sqlite3_uint64) -> Int32
    ) -> Int32 {
        let source = bytes.isEmpty ? [0] : bytes
        return source.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress, sqlite3_uint64(bytes.count)) }
        }
    }

    /// Has SQLite copy the bytes (`SQLITE_TRANSIENT`).
    private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
