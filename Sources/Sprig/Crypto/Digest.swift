import CCrypto
import GoTemplate

/// The digests of SHA-1 and SHA-2.
enum Digest {
    static func sha1(_ data: [UInt8]) -> [UInt8] {
        compute(data, size: 20, crypto_sha1)
    }

    static func sha256(_ data: [UInt8]) -> [UInt8] {
        compute(data, size: 32, crypto_sha256)
    }

    static func sha512(_ data: [UInt8]) -> [UInt8] {
        compute(data, size: 64, crypto_sha512)
    }

    /// HMAC with SHA-256.
    static func authenticationCode(_ data: [UInt8], key: [UInt8]) -> [UInt8] {
        compute(data, size: 32) { bytes, count, mac in
            crypto_hmac_sha256(key, key.count, bytes, count, mac)
        }
    }

    private static func compute(
        _ data: [UInt8], size: Int, _ function: (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?) -> Void
    ) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { digest, count in
            data.withUnsafeBufferPointer { function($0.baseAddress, $0.count, digest.baseAddress) }
            count = size
        }
    }
}
