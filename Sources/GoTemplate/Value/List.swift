/// A Go slice: an element type, the elements, and whether it is the nil slice (`null` in JSON, `[]` in print).
///
/// Immutable: every Sprig list function returns a new list, so templates cannot observe slices sharing memory.
/// Maps inside stay shared.
package final class List {
    private let stored: [Value]
    /// The content of a `[]byte` (`.Files` values), kept compact; nil for all other slices.
    package let bytes: [UInt8]?
    /// The slice's type, such as `.anySlice`.
    package let type: GoType
    package let isNilSlice: Bool

    package init(_ elements: [Value], type: GoType = .anySlice, isNilSlice: Bool = false) {
        self.stored = elements
        self.bytes = nil
        self.type = type
        self.isNilSlice = isNilSlice
    }

    /// A `[]byte`, or a named type of that kind.
    package init(bytes: [UInt8], type: GoType = .byteSlice) {
        self.stored = []
        self.bytes = bytes
        self.type = type
        self.isNilSlice = false
    }

    /// The elements; those of a `[]byte` are made on each call.
    package var elements: [Value] { bytes.map { $0.map { .uint(UInt64($0), .uint8) } } ?? stored }

    package var count: Int { bytes?.count ?? stored.count }
}

extension Value {
    /// A `[]interface{}`.
    package static func list(_ elements: [Value]) -> Value { .list(List(elements)) }

    /// A `[]string`.
    package static func strings(_ elements: [GoString]) -> Value {
        .list(List(elements.map(Value.string), type: .stringSlice))
    }

    /// A nil slice of the given type.
    package static func nilList(_ type: GoType = .anySlice) -> Value {
        .list(List([], type: type, isNilSlice: true))
    }
}
