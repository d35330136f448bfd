/// Go's `fmt`: how values become text.
package enum GoFormat {
    /// `fmt.Sprint`: a blank between two operands when neither is a string.
    package static func sprint(_ values: [Value]) -> GoString { GoString() }

    /// `fmt.Sprintln`.
    package static func sprintln(_ values: [Value]) -> GoString { GoString() }

    /// `fmt.Sprintf`.
    package static func sprintf(_ format: GoString, _ values: [Value]) -> GoString { GoString() }

    /// One value with `%v`.
    package static func describe(_ value: Value) -> GoString { sprint([value]) }
}
