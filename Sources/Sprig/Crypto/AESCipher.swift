import CCrypto
import Codecs
import GoTemplate

/// AES-256 in CBC mode, its random vector before the text, in Base64: the form Sprig stores secrets in.
enum AESCipher {
    private static let blockSize = 16

    static func encrypt(_ plaintext: GoString, password: GoString) throws -> GoString {
        guard !plaintext.isEmpty else { return "" }
        let padding = blockSize - plaintext.count % blockSize
        let padded = plaintext.bytes + repeatElement(UInt8(padding), count: padding)
        let vector = try RandomBytes.make(blockSize)
        let encrypted = try process(padded, vector: vector, password: password, encrypts: true)
        return GoString(Base64.encode(vector + encrypted))
    }

    /// Throws the texts of Go's panics for what is no such secret.
    ///
    /// Mirrors crypto.go decryptAES, which trusts the padding it finds.
    static func decrypt(_ encoded: GoString, password: GoString) throws -> GoString {
        guard !encoded.isEmpty else { return "" }
        let data: [UInt8]
        do {
            data = try Base64.decode(encoded.bytes)
        } catch {
            throw FunctionError(error.message)
        }
        try checkVector(in: data, capacity: encoded.count / 4 * 3)
        let encrypted = Array(data.dropFirst(blockSize))
        guard encrypted.count % blockSize == 0 else { throw FunctionError("crypto/cipher: input not full blocks") }
        let vector = Array(data.prefix(blockSize))
        let padded = try process(encrypted, vector: vector, password: password, encrypts: false)
        guard let padding = padded.last else { throw FunctionError("runtime error: index out of range [-1]") }
        let length = padded.count - Int(padding)
        guard length >= 0 else { throw FunctionError("runtime error: slice bounds out of range [:\(length)]") }
        return GoString(padded.prefix(length))
    }

    /// Go slices up to the capacity of its buffer, which padding and newlines make larger than the content.
    private static func checkVector(in data: [UInt8], capacity: Int) throws {
        guard capacity >= blockSize else {
            throw FunctionError("runtime error: slice bounds out of range [:\(blockSize)] with capacity \(capacity)")
        }
        guard data.count >= blockSize else {
            throw FunctionError("runtime error: slice bounds out of range [\(blockSize):\(data.count)]")
        }
    }

    /// The key is the password, cut or filled with zeros to 32 bytes.
    private static func process(
        _ data: [UInt8], vector: [UInt8], password: GoString, encrypts: Bool
    ) throws -> [UInt8] {
        guard !data.isEmpty else { return [] }
        try CryptoLibrary.load()
        let key = Array(password.bytes.prefix(32)) + repeatElement(0, count: max(0, 32 - password.count))
        var result = [UInt8](repeating: 0, count: data.count)
        guard crypto_aes_256_cbc(encrypts, key, vector, data, data.count, &result) else {
            throw FunctionError("OpenSSL cannot \(encrypts ? "encrypt" : "decrypt") with AES")
        }
        return result
    }
}
