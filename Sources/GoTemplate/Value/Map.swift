/// A Go map with string keys, shared by reference, kept sorted by the keys' bytes.
///
/// Sorted parallel arrays beat a dictionary on the small maps of charts, and Go shows maps in key order
/// wherever a template can see one (`range`, `%v`, `toJson`).
///
/// # One map under two types
///
/// Helm converts between `map[string]interface {}` and named types like `common.Values` all the time, and in Go such a
/// conversion makes another view of the same map: the `.Values` of a subchart is what its parent holds below the
/// chart's name, of another type, and what one sets the other sees. `Map(converting:to:)` makes such a view: an
/// object with a type of its own that keeps no entries but asks the map that does. So `===` does not tell whether two maps
/// are one in Go's sense; `identity` does.
///
/// # Changes while somebody reads
///
/// `keys`, `values` and `entries` are snapshots: arrays that are copied when the map changes while somebody holds them.
/// A `range` walks such a snapshot, as Go's does (internal/fmtsort): the body may set and unset keys of the very map
/// and still sees each entry that was there, with the value it had. Maps below are no part of the snapshot, only
/// references to them are. What `nestedMap` gives is not counted, and dangles as soon as this map changes.
///
/// The executor, Sprig's functions and what prepares values for a render may change a map; all others get it to read.
package final class Map {
    private var ownKeys: [GoString] = []
    private var ownValues: [Value] = []
    /// The map that holds the entries, where this one only shows them under another type.
    private let source: Map?
    /// The map's type, such as `.anyMap`.
    unowned(unsafe) package let type: GoType
    /// Whether this is the nil map, which prints and encodes differently.
    package let isNilMap: Bool

    package init(type: GoType = .anyMap, isNilMap: Bool = false) {
        self.source = nil
        self.type = type
        self.isNilMap = isNilMap
    }

    /// A map of `entries`; of equal keys the last one counts.
    package init(_ entries: [(key: GoString, value: Value)], type: GoType = .anyMap) {
        self.source = nil
        self.type = type
        self.isNilMap = false
        fill(entries)
    }

    /// A map of parallel keys and values in any order, as decoders gather them; of equal keys the last one counts.
    package init(keys: [GoString], values: [Value], type: GoType = .anyMap) {
        self.source = nil
        self.type = type
        self.isNilMap = false
        let sortedCount = Self.sortedCount(of: keys)
        if sortedCount == keys.count && keys.count == values.count {
            self.ownKeys = keys
            self.ownValues = values
        } else if keys.count <= Self.smallCount {
            reserve(keys.count)
            for (key, value) in zip(keys, values) { assign(value, to: key) }
        } else {
            fill(Array(zip(keys, values)).map { (key: $0, value: $1) })
        }
    }

    /// A map of parallel keys and values in the order of the keys, of which none comes twice.
    package init(sortedKeys keys: [GoString], values: [Value], type: GoType = .anyMap) {
        precondition(values.count == keys.count, "one value for each key")
        self.source = nil
        self.type = type
        self.isNilMap = false
        self.ownKeys = keys
        self.ownValues = values
    }

    /// Maps of up to this size are put together entry by entry.
    private static let smallCount = 48

    /// How many of the first keys stand in order, each once.
    private static func sortedCount(of keys: [GoString]) -> Int {
        var index = 1
        while index < keys.count, keys[index - 1] < keys[index] { index += 1 }
        return min(index, keys.count)
    }

    /// To be called as long as there are no entries.
    private func reserve(_ count: Int) {
        (ownKeys, ownValues) = (Self.room(for: count), Self.room(for: count))
    }

    private static func room<Element>(for count: Int) -> [Element] {
        var room: [Element] = []
        room.reserveCapacity(count)
        return room
    }

    /// A map with the same entries, itself not shared; nested maps still are.
    package init(copying other: Map, type: GoType? = nil) {
        self.source = nil
        self.type = type ?? other.type
        self.isNilMap = false
        self.ownKeys = other.keys
        self.ownValues = other.values
    }

    /// The same map under another type, Go's conversion between map types: changes show in both.
    ///
    /// The `.Values` of a subchart is such a `common.Values`: it is the map its parent has below the chart's name.
    package init(converting other: Map, to type: GoType) {
        self.source = other.source ?? other
        self.type = type
        self.isNilMap = other.isNilMap
    }

    /// What maps that share their entries have in common, and no others.
    package var identity: ObjectIdentifier { ObjectIdentifier(source ?? self) }

    /// An empty map with room for some entries.
    package init(minimumCapacity: Int, type: GoType = .anyMap) {
        self.source = nil
        self.type = type
        self.isNilMap = false
        reserve(minimumCapacity)
    }

    /// A map with the keys and the type of another one; `values` belong to the keys in their order.
    init(keysOf other: Map, values: [Value]) {
        precondition(values.count == other.count, "one value for each key")
        self.source = nil
        self.type = other.type
        self.isNilMap = false
        self.ownKeys = other.keys
        self.ownValues = values
    }

    /// The map that holds the entries, uncounted: this one keeps it alive.
    @inline(__always)
    private var holder: Unmanaged<Map> { source.unmanaged ?? Unmanaged.passUnretained(self) }

    package var keys: [GoString] { holder._withUnsafeGuaranteedRef { $0.ownKeys } }
    package var values: [Value] { holder._withUnsafeGuaranteedRef { $0.ownValues } }
    package var count: Int { holder._withUnsafeGuaranteedRef { $0.ownKeys.count } }
    package var isEmpty: Bool { count == 0 }

    /// The value of `key`; nil where the key is missing, `.null` where it is there and nil.
    ///
    /// Assigning nil removes.
    @_disfavoredOverload
    package subscript(key: GoString) -> Value? {
        get {
            holder._withUnsafeGuaranteedRef { holder in
                let (index, found) = holder.position(of: key)
                return found ? holder.ownValues[index] : nil
            }
        }
        set {
            if let source {
                source[key] = newValue
            } else {
                assign(newValue, to: key)
            }
        }
    }

    /// The value of a key that is a literal.
    package subscript(key: StaticString) -> Value? { value(forKey: key) }

    /// The map that is the value of `key`, uncounted: valid until this map changes.
    func nestedMap(_ key: GoString) -> Unmanaged<Map>? {
        holder._withUnsafeGuaranteedRef { holder in
            let (index, found) = holder.position(of: key)
            guard found, case .map(let map) = holder.ownValues[index] else { return nil }
            return Unmanaged.passUnretained(map)
        }
    }

    /// The value of a key that is known beforehand; nil where the key is missing.
    package func value(forKey key: StaticString) -> Value? {
        holder._withUnsafeGuaranteedRef { holder in
            let bytes = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
            let (index, found) = holder.position(of: bytes)
            return found ? holder.ownValues[index] : nil
        }
    }

    /// The entries in key order; a snapshot, so that the map may change while they are walked.
    package var entries: Zip2Sequence<[GoString], [Value]> { zip(keys, values) }

    /// A map with the same keys, each value changed.
    package func mapValues(_ transform: (Value) throws -> Value) rethrows -> Map {
        Map(keysOf: self, values: try values.map(transform))
    }

    package func removeAll() {
        let holder = source ?? self
        holder.ownKeys = []
        holder.ownValues = []
    }

    private func assign(_ newValue: Value?, to key: GoString) {
        let (index, found) = position(of: key)
        var (keys, values) = takeEntries()
        defer { (ownKeys, ownValues) = (keys, values) }
        switch (newValue, found) {
        case (let value?, true): values[index] = value
        case (let value?, false) where index == keys.count:
            keys.append(key)
            values.append(value)
        case (let value?, false):
            keys.insert(key, at: index)
            values.insert(value, at: index)
        case (nil, true):
            keys.remove(at: index)
            values.remove(at: index)
        case (nil, false): break
        }
    }

    /// The entries, to be changed and put back.
    ///
    /// So no change to a property takes longer than to load or to store it, the compiler sees that none overlaps with
    /// another, and the many accesses that only read need no check.
    private func takeEntries() -> (keys: [GoString], values: [Value]) {
        let entries = (ownKeys, ownValues)
        ownKeys = []
        ownValues = []
        return entries
    }

    private func fill(_ entries: [(key: GoString, value: Value)]) {
        var keys: [GoString] = Self.room(for: entries.count)
        var values: [Value] = Self.room(for: entries.count)
        let order = entries.indices.sorted {
            let comparison = entries[$0].key.compare(entries[$1].key)
            return comparison == 0 ? $0 < $1 : comparison < 0
        }
        for index in order {
            if let last = keys.last, last == entries[index].key {
                values[values.count - 1] = entries[index].value
            } else {
                keys.append(entries[index].key)
                values.append(entries[index].value)
            }
        }
        (ownKeys, ownValues) = (keys, values)
    }

    private func position(of key: GoString) -> (index: Int, found: Bool) {
        key.bytes.withUnsafeBufferPointer { position(of: $0) }
    }

    @inline(__always)
    private func position(of wanted: UnsafeBufferPointer<UInt8>) -> (index: Int, found: Bool) {
        ownKeys.withUnsafeBufferPointer { keys in
            var low = 0
            var high = keys.count
            while low < high {
                let middle = (low + high) / 2
                let order = keys[middle].bytes.withUnsafeBufferPointer { Self.compare($0, wanted) }
                if order == 0 { return (middle, true) }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return (low, false)
        }
    }

    /// Orders bytes without calling `memcmp`: around a call the compiler would retain each key.
    @inline(__always)
    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shared = min(left.count, right.count)
        var index = 0
        while index < shared {
            if left[index] != right[index] { return Int(left[index]) - Int(right[index]) }
            index += 1
        }
        return left.count - right.count
    }
}
