import GoTemplate

/// How libpq has to connect so that a connection string means what it means to Helm's driver.
///
/// Each word goes where it belongs: what libpq knows to libpq, what only the driver knows nowhere, as it is about the
/// driver itself, and all others to the server, as parameters of the connection, which refuses what it does not know.
/// Mirrors github.com/lib/pq v1.12.3 connector.go newConfig; words of libpq that the driver lacks are taken too.
struct PostgreSQLSettings {
    /// The words for libpq.
    let words: [(word: GoString, value: GoString)]
    let address: PostgreSQLAddress
    /// Holds files that words name.
    private let tls: PostgreSQLTLS

    /// - Throws: `.refused` for a string that cannot be read or contradicts itself, `.unusable` without libpq.
    init(_ string: GoString, _ environment: PostgreSQLEnvironment = .process) throws {
        var given = try PostgreSQLWords(string, environment)
        address = PostgreSQLAddress(given, environment)
        tls = try PostgreSQLTLS(given, environment)
        try LibPQ.load()
        for (word, value) in tls.words { given[word] = value }
        try DriverWord.take(from: &given)
        given.addDefaults(environment)
        let server = given.all.filter { !LibPQ.knows($0.word) }
        if !server.isEmpty {
            let older = given["options"] ?? environment["PGOPTIONS"]
            given["options"] = ([older].compactMap { $0 } + server.map(Self.option)).joined(by: " ")
        }
        words = given.all.filter { LibPQ.knows($0.word) }
    }

    /// A parameter as the server reads it in `options`: a backslash goes before spaces and backslashes.
    private static func option(_ word: GoString, _ value: GoString) -> GoString {
        let text = word + "=" + value
        return "-c "
            + GoString(
                text.bytes.flatMap { byte -> [UInt8] in
                    let isSpecial = byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: "\\")
                    return isSpecial ? [UInt8(ascii: "\\"), byte] : [byte]
                })
    }
}

extension PostgreSQLWords {
    /// The words of the string, and above them those of the service it or the environment names.
    init(_ string: GoString, _ environment: PostgreSQLEnvironment) throws {
        try self.init(string)
        if let database = self["database"] { self["dbname"] = database }
        self["database"] = nil
        guard let name = self["service"] ?? environment["PGSERVICE"] else { return }
        let service = try PostgreSQLService(name, environment)
        replace(by: try service.words())
        self["service"] = nil
    }

    /// What the driver takes where nothing is said.
    fileprivate mutating func addDefaults(_ environment: PostgreSQLEnvironment) {
        func add(_ word: GoString, _ value: GoString, unless variable: String? = nil) {
            if self[word] == nil && variable.flatMap({ environment[$0] }) == nil { self[word] = value }
        }
        // Not libpq's socket; of several addresses each would need a name.
        let addresses = self["hostaddr"] ?? environment["PGHOSTADDR"] ?? GoString()
        if !addresses.bytes.contains(UInt8(ascii: ",")) { add("host", "localhost", unless: "PGHOST") }
        add("fallback_application_name", "swelm")
        // The driver waits for ever.
        add("connect_timeout", "15", unless: "PGCONNECT_TIMEOUT")
        self["client_encoding"] = "UTF8"
    }
}
