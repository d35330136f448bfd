/// A Go map with string keys, shared by reference, kept sorted by the keys' bytes.
///
/// Sorted parallel arrays beat a dictionary on the small maps of charts, and Go shows maps in key order
/// wherever a template can see one (`range`, `%v`, `toJson`).
package final class Map {
    package private(set) var keys: [GoString]
    package private(set) var values: [Value]
    /// The map's type, such as `.anyMap`.
    package let type: GoType
    /// Whether this is the nil map, which prints and encodes differently.
    package let isNilMap: Bool

    package init(type: GoType = .anyMap, isNilMap: Bool = false) {
        self.keys = []
        self.values = []
        self.type = type
        self.isNilMap = isNilMap
    }

    /// A map of `entries`; of equal keys the last one counts.
    package init(_ entries: [(key: GoString, value: Value)], type: GoType = .anyMap) {
        self.type = type
        self.isNilMap = false
        self.keys = []
        self.values = []
        fill(entries)
    }

    /// A map with the same entries, itself not shared; nested maps still are.
    package init(copying other: Map, type: GoType? = nil) {
        self.keys = other.keys
        self.values = other.values
        self.type = type ?? other.type
        self.isNilMap = false
    }

    package var count: Int { keys.count }
    package var isEmpty: Bool { keys.isEmpty }

    /// The value of `key`; nil where the key is missing, `.null` where it is there and nil. Assigning nil removes.
    package subscript(key: GoString) -> Value? {
        get {
            let (index, found) = position(of: key)
            return found ? values[index] : nil
        }
        set {
            let (index, found) = position(of: key)
            switch (newValue, found) {
            case (let value?, true): values[index] = value
            case (let value?, false):
                keys.insert(key, at: index)
                values.insert(value, at: index)
            case (nil, true):
                keys.remove(at: index)
                values.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// The entries in key order; a snapshot, so that the map may change while they are walked.
    package var entries: Zip2Sequence<[GoString], [Value]> { zip(keys, values) }

    package func removeAll() {
        keys = []
        values = []
    }

    private func fill(_ entries: [(key: GoString, value: Value)]) {
        keys.reserveCapacity(entries.count)
        values.reserveCapacity(entries.count)
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
    }

    private func position(of key: GoString) -> (index: Int, found: Bool) {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            let order = keys[middle].compare(key)
            if order == 0 { return (middle, true) }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return (low, false)
    }
}
