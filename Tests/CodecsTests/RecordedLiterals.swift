import GoTemplate
import TestSupport
import Testing

/// The rows of a recorded file whose fields are string literals of Go.
func recordedLiterals(_ path: String) throws -> [[GoString]] {
    try recordedRows(path).map { row in try row.map { try #require(Strconv.unquote(GoString($0))) } }
}
