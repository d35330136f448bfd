/// A Go slice: an element type, the elements, and whether it is the nil slice (`null` in JSON, `[]` in print).
///
/// Immutable: every Sprig list function returns a new list, so templates cannot observe slices sharing memory.
/// Maps inside stay shared.
package final class List {
    package let elements: [Value]
    /// The slice's type, such as `.anySlice`.
    package let type: GoType
    package let isNilSlice: Bool

    package init(_ elements: [Value], type: GoType = .anySlice, isNilSlice: Bool = false) {
        self.elements = elements
        self.type = type
        self.isNilSlice = isNilSlice
    }

    package var count: Int { elements.count }
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
