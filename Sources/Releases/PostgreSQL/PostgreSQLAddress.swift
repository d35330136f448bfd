import CPostgreSQL
import Glibc
import GoTemplate

/// Which database a connection string leads to, in words that hold no password.
struct PostgreSQLAddress {
    private let text: String
    private let password: String?

    /// - Throws: `.unusable` where libpq is missing, `.refused` where it cannot read the string.
    init(_ connectionString: GoString) throws {
        if let problem = postgresql_load() {
            throw StoreError.unusable("release store postgres: " + String(cString: problem))
        }
        let string = connectionString.text
        guard postgresql_can_read(string) else {
            throw StoreError(
                .refused, "release store postgres: the connection string is neither a URL nor key=value words")
        }
        func option(_ name: String) -> String? {
            guard let value = postgresql_option(string, name) else { return nil }
            defer { free(value) }
            return String(cString: value)
        }
        let user = option("user").map { $0 + "@" } ?? ""
        let port = option("port").map { ":" + $0 } ?? ""
        text = "postgres://" + user + (option("host") ?? "localhost") + port + "/" + (option("dbname") ?? "")
        password = option("password")
    }

    /// A failure for a person: one line, the address, and the reason.
    func failure(_ reason: String) -> StoreError {
        let lines = reason.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
        return StoreError.unusable("release store \(text): " + hidingPassword(lines.joined(separator: "; ")))
    }

    /// No message of libpq or the server is known to quote it, but they are not ours.
    private func hidingPassword(_ reason: String) -> String {
        guard let password, !password.isEmpty else { return reason }
        let hidden = Array(password.utf8)
        var rest = Array(reason.utf8)[...]
        var result: [UInt8] = []
        while let byte = rest.first {
            if rest.starts(with: hidden) {
                result += "xxxxx".utf8
                rest = rest.dropFirst(hidden.count)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
