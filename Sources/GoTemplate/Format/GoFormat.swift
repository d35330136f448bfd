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

    /// `fmt.Sprintf` of a function's arguments.
    static func sprintf(_ format: GoString, _ arguments: Slice<UnsafeBufferPointer<Value>>) -> GoString {
        let values = UnsafeBufferPointer(rebasing: arguments)
        return sprintfPlain(format, values) ?? sprintf(format, Array(values))
    }

    /// What most formats ask for: texts and integers without flags, as many as there are; nil for all else.
    private static func sprintfPlain(_ format: GoString, _ values: UnsafeBufferPointer<Value>) -> GoString? {
        var result: [UInt8] = []
        result.reserveCapacity(values.reduce(format.count) { $0 + $1.roughCount })
        var operand = 0
        let isPlain = format.bytes.withUnsafeBufferPointer { format in
            var start = 0
            for index in format.indices where format[index] == UInt8(ascii: "%") {
                guard index >= start, index + 1 < format.count, operand < values.count else { return false }
                result.append(contentsOf: UnsafeBufferPointer(rebasing: format[start..<index]))
                switch (format[index + 1], values[operand]) {
                case (UInt8(ascii: "s"), .string(let text)), (UInt8(ascii: "v"), .string(let text)):
                    text.bytes.withUnsafeBufferPointer { result.append(contentsOf: $0) }
                case (UInt8(ascii: "d"), .int(let number, _)), (UInt8(ascii: "v"), .int(let number, _)):
                    Strconv.appendInt(number, to: &result)
                default: return false
                }
                operand += 1
                start = index + 2
            }
            result.append(contentsOf: UnsafeBufferPointer(rebasing: format[start...]))
            return operand == values.count
        }
        return isPlain ? GoString(result) : nil
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

extension Value {
    /// About how many bytes it takes to print the value, if that is easy to tell.
    fileprivate var roughCount: Int {
        if case .string(let text) = self { return text.count }
        return 8
    }
}
