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

    /// Behind the ASCII letters, digits and underscores that begin at `start`.
    @inline(__always)
    func endOfWord(from start: Int) -> Int {
        var index = start
        if let base = baseAddress {
            while index + 8 <= count {
                let wordBytes = (UnsafeRawPointer(base) + index).loadUnaligned(as: UInt64.self).leadingWordBytes
                index += wordBytes
                if wordBytes < 8 { return index }
            }
        }
        while index < count, self[index].isWordByte { index += 1 }
        return index
    }

    @inline(__always)
    func equals(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let left = baseAddress, let right = other.baseAddress else {
            return count == other.count
        }
        return memcmp(left, right, count) == 0
    }
}

extension UInt8 {
    /// Whether this is an ASCII letter, a digit or an underscore.
    var isWordByte: Bool { UInt64(self).leadingWordBytes > 0 }
}

extension UInt64 {
    /// How many of the eight bytes, from the lowest on, are ASCII letters, digits or underscores.
    ///
    /// A sum sets the highest bit of each byte that is at least some bound: below 0x80, none carries into the next.
    @inline(__always)
    fileprivate var leadingWordBytes: Int {
        let low = self & 0x7F7F_7F7F_7F7F_7F7F
        let lowercased = low | 0x2020_2020_2020_2020
        let letters = (lowercased &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lowercased &+ 0x0505_0505_0505_0505)
        let digits = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
        let underscores = ~((low ^ 0x5F5F_5F5F_5F5F_5F5F) &+ 0x7F7F_7F7F_7F7F_7F7F)
        let others = ~(letters | digits | underscores) | self
        return (others & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
    }
}

extension GoString {
    @inline(__always)
    func equals(_ other: UnsafeBufferPointer<UInt8>) -> Bool { bytes.withUnsafeBufferPointer { $0.equals(other) } }
}
