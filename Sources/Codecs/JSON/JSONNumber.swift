import GoTemplate

/// A number as it was written, Go's `json.Number`; what decoders make that keep the precision.
package struct JSONNumber: HostContent, Equatable {
    package let text: GoString

    package init(_ text: GoString) {
        self.text = text
    }

    package var stringValue: GoString? { text }
    package var underlying: Value? { .string(text) }
}

extension GoType {
    package static let jsonNumber = GoType("json.Number", kind: .string, isNamed: true)
}

extension Value {
    /// A `json.Number`.
    package static func number(_ text: GoString) -> Value {
        .host(HostObject(type: .jsonNumber, content: JSONNumber(text)))
    }
}
