import GoTemplate

/// Which database a connection string leads to, in words that hold no password.
struct PostgreSQLAddress {
    let text: String
    private let secrets: [GoString]

    init(_ words: PostgreSQLWords, _ environment: PostgreSQLEnvironment) {
        func word(_ name: GoString, _ variable: String) -> String? { (words[name] ?? environment[variable])?.text }
        let user = word("user", "PGUSER").map { $0 + "@" } ?? ""
        let host = word("host", "PGHOST") ?? word("hostaddr", "PGHOSTADDR") ?? "localhost"
        let port = word("port", "PGPORT") ?? "5432"
        let database = word("dbname", "PGDATABASE") ?? ""
        // Some tools take a URL there, with a password in it; Helm's driver takes it for a name.
        let isURL = database.contains("://")
        text = "postgres://\(user)\(host):\(port)/" + (isURL ? "xxxxx" : database)
        let passwords = [words["password"] ?? environment["PGPASSWORD"], words["sslpassword"]]
        secrets = ([isURL ? GoString(database) : nil] + passwords).compactMap { $0 }
    }

    /// A failure for a person: one line, the address, and the reason, which libpq gives once for each attempt.
    func failure(_ reason: String) -> StoreError {
        var lines: [Substring] = []
        for line in reason.split(separator: "\n").map({ $0.drop { $0 == " " || $0 == "\t" } })
        where !lines.contains(line) { lines.append(line) }
        return StoreError.unusable("release store \(text): " + hidingSecrets(lines.joined(separator: "; ")))
    }

    /// No message of libpq or the server is known to quote one, but they are not ours.
    private func hidingSecrets(_ reason: String) -> String {
        secrets.reduce(GoString(reason)) { (try? $0.replacingAll($1, with: "xxxxx")) ?? "xxxxx" }.text
    }
}
