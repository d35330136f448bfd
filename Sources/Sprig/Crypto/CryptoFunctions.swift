import Codecs
import GoTemplate

/// Sprig's functions for digests, passwords, secrets and random values (crypto.go).
enum CryptoFunctions {
    static let functions: [Function] = digests + passwords + secrets + CertificateFunctions.functions
}

extension CryptoFunctions {
    private static let digests: [Function] = [
        StringFunctions.function("sha1sum") { GoString(hexadecimal: Digest.sha1($0.bytes)) },
        StringFunctions.function("sha256sum") { GoString(hexadecimal: Digest.sha256($0.bytes)) },
        StringFunctions.function("sha512sum") { GoString(hexadecimal: Digest.sha512($0.bytes)) },
    ]

    private static let passwords: [Function] = [
        StringFunctions.function("bcrypt", trait: .random) { try PasswordHash.bcrypt($0) },
        Function("htpasswd", [.string, .string], trait: .random) { arguments in
            let user = arguments.string(0)
            guard !user.bytes.contains(UInt8(ascii: ":")) else { return .string(GoString("invalid username: ") + user) }
            return .string(user + GoString(":") + (try PasswordHash.bcrypt(arguments.string(1))))
        },
        Function("derivePassword", [.uint32, .string, .string, .string, .string]) { arguments in
            var counter: UInt32 = 0
            if case .uint(let number, _) = arguments[0] { counter = UInt32(truncatingIfNeeded: number) }
            return .string(
                try MasterPassword.derive(
                    counter: counter, kind: arguments.string(1), password: arguments.string(2),
                    user: arguments.string(3), site: arguments.string(4)))
        },
    ]

    private static let secrets: [Function] = [
        Function("encryptAES", [.string, .string], trait: .random) { arguments in
            .string(try AESCipher.encrypt(arguments.string(1), password: arguments.string(0)))
        },
        Function("decryptAES", [.string, .string]) { arguments in
            .string(try AESCipher.decrypt(arguments.string(1), password: arguments.string(0)))
        },
        Function("randBytes", [.int], trait: .random) { arguments in
            let count = arguments.int(0)
            guard count >= 0 else { throw FunctionError("runtime error: makeslice: len out of range") }
            try ResultLimit.check(count)
            return .string(GoString(Base64.encode(try RandomBytes.make(count))))
        },
        Function("uuidv4", [], trait: .random) { _ in .string(try makeUUID()) },
    ]

    /// A random UUID, version 4 of RFC 9562.
    private static func makeUUID() throws -> GoString {
        var bytes = try RandomBytes.make(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(hexadecimal: byte)
        }
        return GoString(text)
    }
}
