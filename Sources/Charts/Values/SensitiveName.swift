import GoTemplate

/// Names of values that hold what nobody is to see.
package enum SensitiveName {
    private static let words: [GoString] = [
        "password", "passwd", "passphrase", "secretkey", "secretaccesskey", "token", "apikey", "privatekey",
        "accesskey",
        "encryptionkey", "clientsecret", "sharedsecret", "jwtsecret", "appsecret", "sessionsecret", "cookiesecret",
        "hmacsecret", "connectionstring",
    ]

    /// Whether a key's name says that its value is secret: `adminPassword`, `api_key`, `token`.
    package static func isSensitive(_ key: GoString) -> Bool {
        let name = plain(key)
        guard let word = words.first(where: { name.hasSuffix($0) }) else { return false }
        // The key of a Secret is called so, too: passwordSecretKey.
        if word == "secretkey", name != word, !name.hasPrefix("aws"), !name.hasPrefix("s3") { return false }
        return name == word || !isReference(name)
    }

    /// `existingSecret` names a Secret; it is none.
    private static func isReference(_ name: GoString) -> Bool {
        name.hasPrefix("existing") || name.contains("pullsecret") || name.hasPrefix("automount")
    }

    private static func plain(_ key: GoString) -> GoString {
        GoString(key.asciiLowercased.bytes.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") })
    }
}
