import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Strings seen before, so that keys that repeat (`name`, `metadata`) are not allocated again.
struct StringCache {
    /// Empty until a string comes: most documents are small, and each has a cache of its own.
    private var slots: [GoString] = []

    /// A power of two.
    private static let slotCount = 64

    mutating func string(_ text: UnsafeBufferPointer<UInt8>) -> GoString {
        guard let first = text.first, let base = text.baseAddress, text.count <= 32 else {
            return GoString(Array(text))
        }
        let last = text[text.count - 1]
        let middle = text[text.count / 2]
        let slot = (Int(first) &* 7 &+ Int(last) &* 31 &+ Int(middle) &* 13 &+ text.count &* 61) & (Self.slotCount - 1)
        if slots.isEmpty { slots = [GoString](repeating: GoString(), count: Self.slotCount) }
        let isKnown = slots[slot].bytes.withUnsafeBufferPointer { known in
            known.count == text.count && known.baseAddress.map { memcmp($0, base, text.count) == 0 } ?? false
        }
        if !isKnown { slots[slot] = GoString(Array(text)) }
        return slots[slot]
    }
}
