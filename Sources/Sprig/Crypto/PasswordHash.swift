import CCrypto
import GoTemplate

/// Hashes of passwords for `htpasswd` files.
enum PasswordHash {
    /// A bcrypt hash of cost 10 with a random salt, or Go's error text, which Sprig returns as the result.
    ///
    /// Mirrors golang.org/x/crypto/bcrypt GenerateFromPassword.
    static func bcrypt(_ password: GoString) throws -> GoString {
        guard password.count <= 72 else {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
        }
        // C strings cannot hold this byte; a hash of what stands before it would accept other passwords.
        guard !password.bytes.contains(0) else {
            return "failed to encrypt string with bcrypt: password contains a NUL byte"
        }
        try CryptoLibrary.loadCrypt()
        let salt = encode(try RandomBytes.make(16))
        // Go computes what newer libraries call 2b but writes the older 2a.
        let setting = "$2b$10$" + String(decoding: salt, as: UTF8.self)
        var hash = [CChar](repeating: 0, count: 128)
        guard crypto_hash_password(cString(password), setting, &hash, hash.count) else {
            throw FunctionError("libcrypt cannot compute a bcrypt hash")
        }
        let text = hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return GoString(Array("$2a".utf8) + text.dropFirst(3))
    }

    private static func cString(_ text: GoString) -> [CChar] {
        text.bytes.map { CChar(bitPattern: $0) } + [0]
    }

    /// bcrypt's own alphabet for base64, without padding.
    private static func encode(_ salt: [UInt8]) -> [UInt8] {
        let alphabet = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in salt {
            bits = bits << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                result.append(alphabet[Int(bits >> UInt32(bitCount) & 63)])
            }
        }
        if bitCount > 0 { result.append(alphabet[Int(bits << UInt32(6 - bitCount) & 63)]) }
        return result
    }
}
