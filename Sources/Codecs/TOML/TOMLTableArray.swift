import GoTemplate

/// An array of tables while a document is read; it becomes a `[]map[string]interface{}` in the end.
final class TOMLTableArray: HostContent {
    private(set) var tables: [Map] = []

    /// The table that headers and keys mean which name the array.
    var last: Map? { tables.last }

    func append(_ table: Map) { tables.append(table) }

    /// The finished list; Go makes room for four tables at first.
    var list: Value {
        let capacity = SliceGrowth.capacity(appendingOneByOne: tables.count, from: 4, of: .anyMap)
        return .list(List(tables.map(Value.map), type: .anyMapSlice, capacity: capacity))
    }

    func isEqual(to other: any HostContent) -> Bool { (other as? TOMLTableArray) === self }

    /// The array of tables under a key; nil where there is another value or none.
    static func at(_ key: GoString, in holder: Map) -> TOMLTableArray? {
        guard case .host(let object)? = holder[key] else { return nil }
        return object.content as? TOMLTableArray
    }
}
