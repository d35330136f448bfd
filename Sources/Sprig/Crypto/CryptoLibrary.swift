import CCrypto
import GoTemplate

/// The libraries that are loaded when a chart first needs them.
enum CryptoLibrary {
    /// Loads OpenSSL 3, or throws why that fails.
    static func load() throws {
        if let problem = crypto_load() { throw FunctionError(String(cString: problem)) }
    }

    /// Loads libcrypt, or throws why that fails.
    static func loadCrypt() throws {
        if let problem = crypto_load_crypt() { throw FunctionError(String(cString: problem)) }
    }

    /// Takes over what a library function made; throws if it made nothing.
    static func take(_ bytes: crypto_bytes, _ operation: String) throws -> [UInt8] {
        defer { crypto_free(bytes) }
        guard let start = bytes.bytes else { throw FunctionError("OpenSSL cannot \(operation)") }
        return Array(UnsafeBufferPointer(start: start, count: bytes.count))
    }
}
