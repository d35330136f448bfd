import Charts
import Files
import GoTemplate

/// A section of a service file, which names a connection.
///
/// Mirrors github.com/lib/pq internal/pgservice.
struct PostgreSQLService {
    let name: GoString
    private let path: GoString

    /// The file that `PGSERVICEFILE` names, or that of the user.
    init(_ name: GoString, _ environment: PostgreSQLEnvironment) throws {
        self.name = name
        guard let path = environment["PGSERVICEFILE"] ?? environment.homeFile(".pg_service.conf") else {
            throw Self.refusal("names the service " + Strconv.quote(name) + ", but there is no file ~/.pg_service.conf")
        }
        self.path = path
    }

    /// The words of the service.
    ///
    /// - Throws: `.refused` where the file or the service is missing, or a line of it is no word with a value.
    func words() throws -> [GoString: GoString] {
        var words: [GoString: GoString] = [:]
        for (number, line) in try section() {
            let (word, value) = line.cut(at: UInt8(ascii: "="))
            guard let value, !word.trimmingSpace.isEmpty else {
                throw Self.refusal(GoString("names a service whose line \(number) in ") + path + " is not WORD=VALUE")
            }
            words[word.trimmingSpace] = value.trimmingSpace
        }
        return words
    }

    /// The lines of the section, with their numbers.
    private func section() throws -> [(number: Int, line: GoString)] {
        guard let text = try? FileSystem().read(path) else {
            throw Self.refusal("names a service, but the file " + path + " cannot be read")
        }
        let lines = GoString(text).split(at: 0x0A).enumerated().map { (number: $0 + 1, line: $1.trimmingSpace) }
        let written = lines.filter { !$0.line.isEmpty && $0.line.bytes.first != UInt8(ascii: "#") }
        guard let start = written.firstIndex(where: { Self.header($0.line) == name }) else {
            throw Self.refusal("names the service " + Strconv.quote(name) + ", which is not in " + path)
        }
        return Array(written[(start + 1)...].prefix { Self.header($0.line) == nil })
    }

    private static func header(_ line: GoString) -> GoString? {
        guard line.bytes.first == UInt8(ascii: "["), line.bytes.last == UInt8(ascii: "]"), line.count > 1 else {
            return nil
        }
        return GoString(line.bytes.dropFirst().dropLast()).trimmingSpace
    }

    private static func refusal(_ reason: GoString) -> StoreError { PostgreSQLWords.refusal(reason.text) }
}
