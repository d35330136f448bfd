/// Objects by name, for look-ups that are too frequent for a dictionary with its thorough hash.
///
/// Nothing is ever removed.
struct NameTable<Element: AnyObject> {
    private var entries: [(hash: UInt, name: GoString, element: Element)] = []
    /// Positions in `entries` by the lowest bits of the hash, or the next free slot after it; -1 is free.
    private var slots = [Int32](repeating: -1, count: 64)

    subscript(name: GoString) -> Element? {
        let hash = name.quickHash
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let position = Int(slots[slot])
            if entries[position].hash == hash && entries[position].name == name { return entries[position].element }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds an element under a name that has none.
    mutating func insert(_ element: Element, named name: GoString) {
        if entries.count * 2 >= slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 4)
            for (position, entry) in entries.enumerated() { take(position, hash: entry.hash) }
        }
        let hash = name.quickHash
        take(entries.count, hash: hash)
        entries.append((hash, name, element))
    }

    /// Marks the first free slot for a hash with a position.
    private mutating func take(_ position: Int, hash: UInt) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: position)
    }
}

extension GoString {
    /// A hash of eight bytes at a time.
    fileprivate var quickHash: UInt {
        bytes.withUnsafeBytes { buffer in
            var hash = UInt(truncatingIfNeeded: buffer.count)
            var index = 0
            while index + 8 <= buffer.count {
                hash = mixed(hash ^ buffer.loadUnaligned(fromByteOffset: index, as: UInt.self))
                index += 8
            }
            var rest: UInt = 0
            while index < buffer.count {
                rest = rest << 8 | UInt(buffer[index])
                index += 1
            }
            return mixed(hash ^ rest)
        }
    }

    /// Every bit of the result depends on every bit of the word.
    @inline(__always)
    private func mixed(_ word: UInt) -> UInt {
        let (high, low) = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low
    }
}
