import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Strings seen before, so that keys that repeat (`name`, `metadata`) are not allocated again.
struct StringCache: ~Copyable {
    private let slots: UnsafeMutablePointer<GoString>

    private static let slotBits: UInt64 = 9
    private static let slotCount = 1 << 9
    /// Longer strings hardly repeat.
    private static let maximumCount = 40

    init() {
        slots = .allocate(capacity: Self.slotCount)
        slots.initialize(repeating: GoString(), count: Self.slotCount)
    }

    deinit {
        slots.deinitialize(count: Self.slotCount)
        slots.deallocate()
    }

    mutating func string(_ text: UnsafeBufferPointer<UInt8>) -> GoString {
        guard let base = text.baseAddress, text.count > 0, text.count <= Self.maximumCount else {
            return GoString(text)
        }
        let slot = slots + Self.slot(of: UnsafeRawPointer(base), count: text.count)
        let isKnown = slot.pointee.bytes.withUnsafeBufferPointer { known in
            known.count == text.count && known.baseAddress.map { memcmp($0, base, text.count) == 0 } ?? false
        }
        if !isKnown { slot.pointee = GoString(text) }
        return slot.pointee
    }

    /// Where a text belongs, by its first and last eight bytes, or by the first, middle and last of a short one.
    private static func slot(of text: UnsafeRawPointer, count: Int) -> Int {
        var first = UInt64(text.load(as: UInt8.self))
        var last = UInt64(text.load(fromByteOffset: count - 1, as: UInt8.self))
        if count >= 8 {
            first = text.loadUnaligned(as: UInt64.self)
            last = text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        } else {
            first |= UInt64(text.load(fromByteOffset: count / 2, as: UInt8.self)) << 8
        }
        let mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ ((last &+ UInt64(count)) &* 0xC2B2_AE3D_27D4_EB4F)
        return Int((mixed &* 0x9E37_79B9_7F4A_7C15) >> (64 - slotBits))
    }
}
