import GoTemplate

/// How signatures are checked.
enum SigningFlags {
    static let allowSHA1 = Flag<Bool>(
        "allow-sha1", "accept signatures over SHA-1, for which others can make texts of their own")
}

extension ParsedFlags {
    /// The key ring that `--keyring` names, or GnuPG's.
    ///
    /// Mirrors pkg/cmd dependency_build.go defaultKeyring.
    func keyRing(_ environment: [String: String]) -> GoString {
        if let path = given(ChartSourceFlags.keyring) { return path }
        if let home = environment["GNUPGHOME"] { return GoString(home.isEmpty ? "pubring.gpg" : home + "/pubring.gpg") }
        return GoString((environment["HOME"] ?? "") + "/.gnupg/pubring.gpg")
    }
}
