import CSQLite
import Glibc
import GoTemplate

/// What SQLite reports, in words for a person.
enum SQLiteFailure {
    /// - Parameter systemError: the `errno` behind the code, such as that of a full disk; 0 where there is none.
    static func error(code: Int32, systemError: Int32 = 0, path: GoString) -> StoreError {
        StoreError(.unusable, "release store " + path + ": " + GoString(reason(code, systemError)))
    }

    static func readOnly(_ path: GoString) -> StoreError { error(code: SQLITE_READONLY, path: path) }

    private static func reason(_ code: Int32, _ systemError: Int32) -> String {
        switch code & 0xFF {
        case SQLITE_NOTADB: "the file is not a release store, or it is corrupt; nothing was written"
        case SQLITE_CORRUPT: "the file is corrupt (\(text(code))); nothing was written"
        case SQLITE_FULL: "no space left on device; nothing was written"
        case SQLITE_READONLY: "the file or its folder is read-only; nothing was written"
        case SQLITE_CANTOPEN: "the file cannot be opened"
        case SQLITE_BUSY, SQLITE_LOCKED: "another process keeps the file locked; nothing was written"
        case SQLITE_IOERR:
            "the file cannot be read or written (\(text(code, systemError)), code \(code)); nothing was written"
        default: "\(text(code)) (code \(code))"
        }
    }

    private static func text(_ code: Int32, _ systemError: Int32 = 0) -> String {
        if systemError != 0 { return String(cString: strerror(systemError)).lowercased() }
        return sqlite3_errstr(code).map { String(cString: $0) } ?? "unknown error"
    }
}
