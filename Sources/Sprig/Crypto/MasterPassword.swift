import CCrypto
import GoTemplate

/// The passwords of the Master Password algorithm, computed anew each time from one secret.
enum MasterPassword {
    /// The password for a site, or a sentence saying that there is no such kind of password.
    ///
    /// Mirrors crypto.go derivePassword.
    static func derive(
        counter: UInt32, kind: GoString, password: GoString, user: GoString, site: GoString
    ) throws -> GoString {
        guard let templates = templates[kind] else { return GoString("cannot find password template ") + kind }
        let key = try stretch(password, salt: message(user))
        let seed = Digest.authenticationCode(message(site) + bigEndian(counter), key: key)
        let template = templates[Int(seed[0]) % templates.count]
        let characters = zip(template.utf8, seed.dropFirst()).compactMap { kind, number -> UInt8? in
            guard let choices = self.characters[kind] else { return nil }
            return choices[Int(number) % choices.count]
        }
        return GoString(characters)
    }

    private static func message(_ name: GoString) -> [UInt8] {
        Array("com.lyndir.masterpassword".utf8) + bigEndian(UInt32(truncatingIfNeeded: name.count)) + name.bytes
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private static func stretch(_ password: GoString, salt: [UInt8]) throws -> [UInt8] {
        try CryptoLibrary.load()
        var key = [UInt8](repeating: 0, count: 64)
        let secret = password.bytes
        guard crypto_scrypt(secret, secret.count, salt, salt.count, 32768, 8, 2, &key, key.count) else {
            throw FunctionError("OpenSSL cannot derive a password")
        }
        return key
    }

    /// Each letter of a template stands for a set of characters.
    private static let templates: [GoString: [String]] = [
        "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
        "long": [
            "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
            "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
            "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
            "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
        ],
        "medium": ["CvcnoCvc", "CvcCvcno"],
        "short": ["Cvcn"],
        "basic": ["aaanaaan", "aannaaan", "aaannaaa"],
        "pin": ["nnnn"],
    ]

    private static let characters: [UInt8: [UInt8]] = [
        UInt8(ascii: "V"): Array("AEIOU".utf8),
        UInt8(ascii: "C"): Array("BCDFGHJKLMNPQRSTVWXYZ".utf8),
        UInt8(ascii: "v"): Array("aeiou".utf8),
        UInt8(ascii: "c"): Array("bcdfghjklmnpqrstvwxyz".utf8),
        UInt8(ascii: "A"): Array("AEIOUBCDFGHJKLMNPQRSTVWXYZ".utf8),
        UInt8(ascii: "a"): Array("AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz".utf8),
        UInt8(ascii: "n"): Array("0123456789".utf8),
        UInt8(ascii: "o"): Array("@&%?,=[]_:-+*$#!'^~;()/.".utf8),
        UInt8(ascii: "x"): Array(
            "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()".utf8),
    ]
}
