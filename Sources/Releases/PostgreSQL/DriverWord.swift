import GoTemplate

/// Words that Helm's driver does not hand on, because they are about the driver itself or what libpq does anyway.
enum DriverWord {
    /// Takes them out of a connection string's words.
    ///
    /// - Throws: `.refused` for a value that the driver refuses, or that asks for what this libpq cannot do.
    static func take(from words: inout PostgreSQLWords) throws {
        for word: GoString in ["binary_parameters", "disable_prepared_binary_result"] {
            _ = try words.flag(word)
            words[word] = nil
        }
        for word: GoString in ["krbspn", "tz", "geqo"] { words[word] = nil }
        if words["sslsni"] != nil { words["sslsni"] = try words.flag("sslsni") ? "1" : "0" }
        try check(words["client_encoding"], "client_encoding", isUTF8, "UTF8")
        try check(words["datestyle"], "datestyle", { $0 == "ISO, MDY" }, "ISO, MDY")
        words["datestyle"] = nil
        for (word, values) in newer where !LibPQ.knows(word) { try takeNewer(word, values, from: &words) }
    }

    /// What versions of libpq before 18 do not know, with the values that they follow anyway: of hosts in any order, the
    /// order they stand in is one.
    private static let newer: [(word: GoString, values: [GoString])] = [
        ("load_balance_hosts", ["disable", "random"]), ("sslnegotiation", ["postgres"]),
        ("min_protocol_version", ["3.0"]), ("max_protocol_version", ["3.0", "3.2", "latest"]),
    ]

    private static func takeNewer(_ word: GoString, _ values: [GoString], from words: inout PostgreSQLWords) throws {
        if let value = words[word], !values.contains(value) {
            let setting = word.text + "=" + value.text
            throw PostgreSQLWords.refusal("has \(setting), which the libpq of this machine cannot do")
        }
        words[word] = nil
    }

    private static func check(
        _ value: GoString?, _ word: GoString, _ isRight: (GoString) -> Bool, _ only: GoString
    ) throws {
        guard let value, !isRight(value) else { return }
        let found = Strconv.quote(value).text
        throw PostgreSQLWords.refusal("has the \(word.text) \(found); it must be absent or \"\(only.text)\"")
    }

    /// Mirrors connector.go isUTF8, which takes all spellings that the server takes.
    private static func isUTF8(_ name: GoString) -> Bool {
        let letters = name.text.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return letters == "utf8" || letters == "unicode"
    }
}
