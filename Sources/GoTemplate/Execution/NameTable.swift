/// Objects by name, for look-ups that are too frequent for a dictionary with its thorough hash.
///
/// Nothing is ever removed.
struct NameTable<Element: AnyObject> {
    private(set) var names: [GoString] = []
    private(set) var elements: [Element] = []
    private var hashes: [UInt64] = []
    /// Positions in these by the lowest bits of the hash, or the next free slot after it; -1 is free.
    private var slots = [Int32](repeating: -1, count: 512)

    subscript(name: GoString) -> Element? { name.bytes.withUnsafeBufferPointer { self[$0] } }

    subscript(name: UnsafeBufferPointer<UInt8>) -> Element? {
        position(of: name, hash: name.quickHash(seed: seed)).map { elements[$0] }
    }

    /// Adds an element, or replaces the one of that name.
    mutating func set(_ element: Element, named name: GoString) {
        let hash = name.bytes.withUnsafeBufferPointer { $0.quickHash(seed: seed) }
        if let position = name.bytes.withUnsafeBufferPointer({ position(of: $0, hash: hash) }) {
            elements[position] = element
            return
        }
        if names.count * 2 >= slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 4)
            for (position, hash) in hashes.enumerated() { take(position, hash: hash) }
        }
        take(names.count, hash: hash)
        names.append(name)
        elements.append(element)
        hashes.append(hash)
    }

    private func position(of name: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let position = Int(slots[slot])
            if hashes[position] == hash && names[position].equals(name) { return position }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Marks the first free slot for a hash with a position.
    private mutating func take(_ position: Int, hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: position)
    }
}

extension NameTable: Sendable where Element: Sendable {}

/// Differs from run to run.
private let seed = UInt64(truncatingIfNeeded: GoString().hashValue)
