#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Go's `strings` package, searching: all positions are byte offsets.
extension GoString {
    @_disfavoredOverload
    package func hasPrefix(_ prefix: GoString) -> Bool {
        bytes.count >= prefix.bytes.count && matches(prefix, at: 0)
    }

    @_disfavoredOverload
    package func hasSuffix(_ suffix: GoString) -> Bool {
        bytes.count >= suffix.bytes.count && matches(suffix, at: bytes.count - suffix.bytes.count)
    }

    package func contains(_ part: GoString) -> Bool { firstIndex(of: part) != nil }

    /// The first position of `byte` at or after `start`, Go's `strings.IndexByte`.
    package func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            guard start < buffer.count, let base = buffer.baseAddress else { return nil }
            guard let found = memchr(base + start, Int32(byte), buffer.count - start) else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    /// The first position of `part` at or after `start`, Go's `strings.Index`; an empty part is found at once.
    package func firstIndex(of part: GoString, from start: Int = 0) -> Int? {
        guard let first = part.bytes.first else { return start <= count ? start : nil }
        var position = start
        while let found = firstIndex(of: first, from: position), found + part.count <= count {
            if part.count == 1 || matches(part, at: found) { return found }
            position = found + 1
        }
        return nil
    }

    /// The last position of `part`, Go's `strings.LastIndex`.
    package func lastIndex(of part: GoString) -> Int? {
        guard part.count <= count else { return nil }
        return (0...(count - part.count)).last { matches(part, at: $0) }
    }

    /// How often `part` occurs without overlap, Go's `strings.Count`: an empty part is between all runes.
    package func occurrences(of part: GoString) -> Int {
        if part.isEmpty { return runeCount + 1 }
        var count = 0
        var position = 0
        while let found = firstIndex(of: part, from: position) {
            count += 1
            position = found + part.count
        }
        return count
    }

    private func matches(_ part: GoString, at position: Int) -> Bool {
        part.bytes.withUnsafeBufferPointer { wanted in
            guard wanted.count > 0, let right = wanted.baseAddress else { return true }
            return bytes.withUnsafeBufferPointer { buffer in
                guard let left = buffer.baseAddress else { return false }
                return memcmp(left + position, right, wanted.count) == 0
            }
        }
    }
}
