import CCrypto
import GoTemplate

/// Bytes from the system's secure generator.
enum RandomBytes {
    static func make(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard crypto_random(&bytes, count) else { throw FunctionError("crypto/rand: failed to read random data") }
        return bytes
    }
}
