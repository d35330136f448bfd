import GoTemplate

/// A Go struct to be written as JSON: its fields in the order of their declaration.
package struct JSONObject: HostContent {
    package private(set) var jsonFields: [(name: GoString, value: Value)] = []

    private static let type = GoType("struct", kind: .struct)

    package init() {}

    /// The object as a value to encode.
    package var value: Value { .host(HostObject(type: Self.type, content: self)) }

    package mutating func add(_ name: GoString, _ value: Value) { jsonFields.append((name, value)) }

    /// Adds a string field tagged `omitempty`.
    package mutating func addUnlessEmpty(_ name: GoString, _ text: GoString) {
        if !text.isEmpty { add(name, .string(text)) }
    }

    /// Adds a slice of strings tagged `omitempty`.
    package mutating func addUnlessEmpty(_ name: GoString, _ texts: [GoString]) {
        addUnlessEmpty(name, texts.map(Value.string))
    }

    /// Adds a slice tagged `omitempty`.
    package mutating func addUnlessEmpty(_ name: GoString, _ elements: [Value]) {
        if !elements.isEmpty { add(name, .list(elements)) }
    }

    package func isEqual(to other: any HostContent) -> Bool { false }
}
