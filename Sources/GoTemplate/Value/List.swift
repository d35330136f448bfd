/// A Go slice: an element type, the elements, and whether it is the nil slice (`null` in JSON, `[]` in print).
///
/// Nearly immutable: Sprig's list functions return new lists, so templates hardly see slices sharing memory. They do
/// see `sortAlpha` sort a `[]string` in place, and what lies behind a slice's length when they slice it again.
/// Maps inside stay shared.
package final class List {
    private var stored: [Value]
    /// The content of a `[]byte` (`.Files` values), kept compact; nil for all other slices.
    package let bytes: [UInt8]?
    /// The slice's type, such as `.anySlice`.
    unowned(unsafe) package let type: GoType
    package let isNilSlice: Bool
    /// Go's `cap`: how far the slice can be sliced up.
    package let capacity: Int
    /// What a larger slice, of which this is a part, has behind the end; zero values follow up to the capacity.
    private let hidden: [Value]

    /// - Parameter capacity: Go's `cap`, see `SliceGrowth`; the number of elements where it does not exceed that.
    package convenience init(
        _ elements: [Value], type: GoType = .anySlice, isNilSlice: Bool = false, capacity: Int = 0
    ) {
        self.init(elements, hidden: [], type: type, isNilSlice: isNilSlice, capacity: capacity)
    }

    /// A `[]byte`, or a named type of that kind.
    package init(bytes: [UInt8], type: GoType = .byteSlice) {
        self.stored = []
        self.bytes = bytes
        self.type = type
        self.isNilSlice = false
        self.capacity = bytes.count
        self.hidden = []
    }

    private init(_ elements: [Value], hidden: [Value], type: GoType, isNilSlice: Bool, capacity: Int) {
        self.stored = elements
        self.bytes = nil
        self.type = type
        self.isNilSlice = isNilSlice
        self.capacity = max(capacity, elements.count)
        self.hidden = hidden
    }

    /// The elements; those of a `[]byte` are made on each call.
    package var elements: [Value] { bytes.map { $0.map { .uint(UInt64($0), .uint8) } } ?? stored }

    package var count: Int { bytes?.count ?? stored.count }

    /// The element at `index`, which must be below `count`.
    package subscript(index: Int) -> Value {
        if let bytes { return .uint(UInt64(bytes[index]), .uint8) }
        return stored[index]
    }

    /// Go's `list[start:end]`; nil where the indices are out of bounds.
    ///
    /// As in Go the end may exceed the length up to the capacity: what is hidden there shows again.
    package func sliced(from start: Int, to end: Int) -> List? {
        guard 0 <= start, start <= end, end <= capacity else { return nil }
        if let bytes { return List(bytes: Array(bytes[start..<end]), type: type) }
        var reachable = stored + hidden
        if reachable.count < end {
            let zero = type.element.map(Value.zero) ?? .null
            reachable += Array(repeating: zero, count: end - reachable.count)
        }
        return List(
            Array(reachable[start..<end]), hidden: Array(reachable[end...]), type: type, isNilSlice: isNilSlice,
            capacity: capacity - start)
    }

    /// Sorts the strings of a `[]string` by their bytes, for all who hold the list (Go's `sort.Strings`).
    package func sortStrings() {
        stored.sort { left, right in
            guard case .string(let left) = left, case .string(let right) = right else { return false }
            return left < right
        }
    }
}

extension Value {
    /// A `[]interface{}`.
    package static func list(_ elements: [Value]) -> Value { .list(List(elements)) }

    /// A list that Go makes with one `append` per element, which leaves it room for more.
    package static func appended(_ elements: [Value], type: GoType = .anySlice) -> Value {
        let capacity = SliceGrowth.capacity(appendingOneByOne: elements.count, of: type.element ?? .any)
        return .list(List(elements, type: type, capacity: capacity))
    }

    /// A `[]string`.
    package static func strings(_ elements: [GoString]) -> Value {
        .list(List(elements.map(Value.string), type: .stringSlice))
    }

    /// A nil slice of the given type.
    package static func nilList(_ type: GoType = .anySlice) -> Value {
        .list(List([], type: type, isNilSlice: true))
    }
}
