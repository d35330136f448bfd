import GoTemplate

/// How a connection is encrypted and whom it trusts, as Helm's driver decides it.
///
/// Mirrors github.com/lib/pq v1.12.3 ssl.go and the end of connector.go newConfig.
struct PostgreSQLTLS {
    /// The words for libpq; nil takes one away.
    private(set) var words: [GoString: GoString?] = [:]
    /// What stands in the string itself, as files that last as long as this.
    private var files: [MemoryFile] = []

    private static let modes: [GoString] = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]

    /// - Throws: `.refused` for a mode that does not exist or is too weak, and for certificates that are none.
    init(_ given: PostgreSQLWords, _ environment: PostgreSQLEnvironment) throws {
        let chosen = given["sslmode"] ?? environment["PGSSLMODE"]
        let root = given["sslrootcert"] ?? environment["PGSSLROOTCERT"]
        let mode = chosen ?? (root == "system" ? "verify-full" : "require")
        try Self.check(mode, root: root)
        words["sslmode"] = mode
        let isInline = try given.flag("sslinline")
        if isInline && mode != "disable" { try takeInlineCertificates(given) }
        words["sslinline"] = .some(nil)
        if !isInline || root == nil {
            words["sslrootcert"] = Self.rootFile(root, mode, isChosen: chosen != nil, isInline: isInline, environment)
        }
        // libpq's name for it.
        if given["ssl_min_protocol_version"] == "TLSv1.0" { words["ssl_min_protocol_version"] = "TLSv1" }
        if given["ssl_max_protocol_version"] == "TLSv1.0" { words["ssl_max_protocol_version"] = "TLSv1" }
        // Encryption by Kerberos, which the driver has not, would come before TLS.
        if given["gssencmode"] == nil && environment["PGGSSENCMODE"] == nil { words["gssencmode"] = "disable" }
    }

    private static func check(_ mode: GoString, root: GoString?) throws {
        guard modes.contains(mode) else {
            let known = modes.joined(by: ", ").text
            throw PostgreSQLWords.refusal("has the sslmode \(Strconv.quote(mode).text); there are \(known)")
        }
        if root == "system" && mode != "verify-full" {
            throw PostgreSQLWords.refusal(
                "has the weak sslmode \"\(mode.text)\" with sslrootcert=system; use \"verify-full\"")
        }
    }

    /// The file with the certificates to trust; nil to leave it to libpq, which looks for `~/.postgresql/root.crt`.
    private static func rootFile(
        _ root: GoString?, _ mode: GoString, isChosen: Bool, isInline: Bool, _ environment: PostgreSQLEnvironment
    ) -> GoString? {
        if root == "system" { return environment.systemCertificates ?? root }
        if root != nil { return root }
        let hasOwnFile = environment.homeFile(".postgresql/root.crt") != nil && !isInline
        if mode.hasPrefix("verify") { return hasOwnFile ? nil : environment.systemCertificates }
        // The user's file counts only where TLS was asked for by name: a file that does not exist checks nothing.
        return hasOwnFile && isChosen ? nil : "/dev/null/none"
    }

    /// Certificates that stand in the string itself, which libpq reads from files only.
    private mutating func takeInlineCertificates(_ given: PostgreSQLWords) throws {
        for word: GoString in ["sslcert", "sslkey", "sslrootcert"] {
            let content = given[word]
            if content == nil && word == "sslrootcert" { continue }
            guard let content, content.hasPrefix("-----BEGIN") else {
                throw PostgreSQLWords.refusal("has sslinline, but its \(word.text) is no certificate or key in PEM")
            }
            let file = try MemoryFile(content.bytes)
            files.append(file)
            words[word] = file.path
        }
    }
}

extension PostgreSQLWords {
    /// Mirrors pqutil.ParseBool.
    func flag(_ word: GoString) throws -> Bool {
        switch self[word]?.text {
        case "1", "t", "T", "true", "TRUE", "True", "yes", "on": return true
        case nil, "0", "f", "F", "false", "FALSE", "False", "no", "off": return false
        case let other?:
            let found = Strconv.quote(GoString(other)).text
            throw Self.refusal("has the value \(found) for \(word.text), which is neither yes nor no")
        }
    }
}
