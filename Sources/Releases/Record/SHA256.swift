import CCrypto

/// SHA-256 digests.
package enum SHA256 {
    package static func digest(_ data: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        data.withUnsafeBufferPointer { crypto_sha256($0.baseAddress, $0.count, &digest) }
        return digest
    }
}
