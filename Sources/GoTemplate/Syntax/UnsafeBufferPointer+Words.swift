#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Short runs of bytes, compared and hashed some at a time.
extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a range.
    @inline(__always)
    func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: self[range]) }

    /// At most eight bytes as one number; no two runs of the same length have the same.
    @inline(__always)
    var packed: UInt64 {
        guard let base = baseAddress else { return 0 }
        let raw = UnsafeRawPointer(base)
        switch count {
        case 8...: return raw.loadUnaligned(as: UInt64.self)
        case 4...:
            let first = raw.loadUnaligned(as: UInt32.self)
            let last = (raw + count - 4).loadUnaligned(as: UInt32.self)
            return UInt64(first) | UInt64(last) << 32
        case 1...: return UInt64(base[0]) | UInt64(base[count >> 1]) << 8 | UInt64(base[count - 1]) << 16
        default: return 0
        }
    }

    /// A hash for caches and tables that no choice of texts can make slow: whoever knows the rule finds collisions.
    @inline(__always)
    var quickHash: UInt64 { quickHash(seed: 0) }

    /// The hash for a seed; one that nobody knows makes collisions hard to find.
    @inline(__always)
    func quickHash(seed: UInt64) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: count) ^ seed
        if count > 8, let base = baseAddress {
            let raw = UnsafeRawPointer(base)
            var index = 0
            while index < count - 8 {
                hash = Self.mix(hash, (raw + index).loadUnaligned(as: UInt64.self))
                index += 8
            }
            return Self.mix(hash, (raw + count - 8).loadUnaligned(as: UInt64.self))
        }
        return Self.mix(hash, packed)
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    /// The first place of a byte at or after `start`.
    @inline(__always)
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress else { return nil }
        guard let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    @inline(__always)
    func equals(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let left = baseAddress, let right = other.baseAddress else {
            return count == other.count
        }
        return memcmp(left, right, count) == 0
    }
}

extension GoString {
    @inline(__always)
    func equals(_ other: UnsafeBufferPointer<UInt8>) -> Bool { bytes.withUnsafeBufferPointer { $0.equals(other) } }
}
