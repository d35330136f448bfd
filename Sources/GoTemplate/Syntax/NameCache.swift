/// The names and field chains read last, so that the same ones are kept once.
///
/// Each hash has one place, which the latest takes over: whatever the texts, no look-up is slow and the cache stays
/// small.
struct NameCache {
    private static var places: Int { 1024 }
    /// Longer names are rare and would cost more to compare than to copy.
    private static var maximumLength: Int { 64 }

    private var names = [Name](repeating: Name(), count: NameCache.places)
    private var paths = [FieldPath?](repeating: nil, count: NameCache.places)

    private struct Name {
        var name: GoString?
        /// The name's own bytes: comparing with them counts no references.
        var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    }

    mutating func name(_ text: UnsafeBufferPointer<UInt8>) -> GoString {
        guard text.count <= Self.maximumLength else { return GoString(text) }
        let place = Self.place(of: text)
        if names[place].bytes.equals(text), let name = names[place].name { return name }
        let name = GoString(text)
        names[place] = Name(name: name, bytes: name.bytes.withUnsafeBufferPointer { $0 })
        return name
    }

    /// The path that is written `.A.B`.
    mutating func path(_ text: UnsafeBufferPointer<UInt8>) -> FieldPath? {
        let place = Self.place(of: text)
        if let path = paths[place], path.isWritten(text) { return path }
        let path = makePath(text)
        paths[place] = path
        return path
    }

    private mutating func makePath(_ text: UnsafeBufferPointer<UInt8>) -> FieldPath? {
        var path: FieldPath?
        var end = text.count
        while let dot = text[..<end].lastIndex(of: UInt8(ascii: ".")) {
            path = FieldPath(name(text.part((dot + 1)..<end)), next: path)
            end = dot
        }
        return path
    }

    @inline(__always)
    private static func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
        Int(truncatingIfNeeded: text.quickHash & UInt64(places - 1))
    }
}
