/// Go's `fmt`: how values become text.
package enum GoFormat {
    /// `fmt.Sprint`: a blank between two operands when neither is a string.
    package static func sprint(_ values: [Value]) -> GoString {
        if values.count == 1, case .string(let text) = values[0] { return text }
        var printer = Printer()
        printer.printOperands(values)
        return GoString(printer.buffer)
    }

    /// `fmt.Sprintln`.
    package static func sprintln(_ values: [Value]) -> GoString {
        var printer = Printer()
        printer.printLine(values)
        return GoString(printer.buffer)
    }

    /// `fmt.Sprintf`.
    package static func sprintf(_ format: GoString, _ values: [Value]) -> GoString {
        var printer = Printer(capacity: format.count + 16 * values.count)
        printer.printFormatted(format.bytes, values)
        return GoString(printer.buffer)
    }

    /// One value with `%v`.
    package static func describe(_ value: Value) -> GoString {
        if case .string(let text) = value { return text }
        var printer = Printer()
        printer.print(value, "v")
        return GoString(printer.buffer)
    }

    /// Appends one value with `%v`, as `fmt.Fprint` writes it.
    package static func append(_ value: Value, to buffer: inout [UInt8]) {
        switch value {
        case .string(let text): buffer.append(contentsOf: text.bytes)
        case .int(let number, _): Strconv.appendInt(number, to: &buffer)
        case .float(let number): Strconv.appendFloat(number, format: UInt8(ascii: "g"), precision: -1, to: &buffer)
        default:
            var printer = Printer(appendingTo: &buffer)
            printer.print(value, "v")
            buffer = printer.buffer
        }
    }
}
