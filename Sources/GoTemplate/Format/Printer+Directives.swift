/// Where a format string is being read, and which operand comes next.
private struct DirectiveReader {
    let format: [UInt8]
    let operands: [Value]
    var index = 0
    var operand = 0
    /// Whether any `[n]` was used; surplus operands are not reported then.
    var reordered = false
    /// Whether the last `[n]` was proper.
    var hasProperOperand = true
    /// Whether the previous item was an `[n]`.
    var isAfterOperandNumber = false

    var current: UInt8? { index < format.count ? format[index] : nil }
}

extension Printer {
    /// Mirrors fmt/print.go doPrintf.
    mutating func printFormatted(_ format: [UInt8], _ values: [Value]) {
        var reader = DirectiveReader(format: format, operands: values)
        while true {
            write(reader.takeText())
            guard reader.current != nil else { break }
            reader.index += 1
            flags = FormatFlags()
            reader.hasProperOperand = true
            reader.isAfterOperandNumber = false
            reader.readFlags(&flags)
            if !printSimpleDirective(&reader), !printFullDirective(&reader) { break }
        }
        reportSurplus(reader)
    }

    /// The frequent case: a lower-case verb right after the flags.
    private mutating func printSimpleDirective(_ reader: inout DirectiveReader) -> Bool {
        guard let letter = reader.current, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter),
            reader.operand < reader.operands.count
        else { return false }
        reader.index += 1
        printOperand(&reader, Verb(Rune(letter)))
        return true
    }

    /// Width, precision and operand numbers; false where the format ends without a verb.
    private mutating func printFullDirective(_ reader: inout DirectiveReader) -> Bool {
        reader.readOperandNumber()
        readWidth(&reader)
        readPrecision(&reader)
        if !reader.isAfterOperandNumber { reader.readOperandNumber() }
        guard let verb = reader.takeVerb() else {
            write("%!(NOVERB)")
            return false
        }
        if verb == "%" {
            write("%")
        } else if !reader.hasProperOperand {
            report(verb, "(BADINDEX)")
        } else if reader.operand >= reader.operands.count {
            report(verb, "(MISSING)")
        } else {
            printOperand(&reader, verb)
        }
        return true
    }

    private mutating func printOperand(_ reader: inout DirectiveReader, _ verb: Verb) {
        if verb == "v" || verb == "w" { flags.turnIntoValueFlags() }
        print(reader.operands[reader.operand], verb)
        reader.operand += 1
    }

    private mutating func readWidth(_ reader: inout DirectiveReader) {
        guard reader.current == UInt8(ascii: "*") else {
            flags.width = reader.takeNumber()
            if reader.isAfterOperandNumber && flags.width != nil { reader.hasProperOperand = false }
            return
        }
        reader.index += 1
        flags.width = reader.takeIntegerOperand()
        if flags.width == nil { write("%!(BADWIDTH)") }
        if let width = flags.width, width < 0 {
            flags.width = -width
            flags.minus = true
            flags.zero = false
        }
        reader.isAfterOperandNumber = false
    }

    private mutating func readPrecision(_ reader: inout DirectiveReader) {
        guard reader.current == UInt8(ascii: "."), reader.index + 1 < reader.format.count else { return }
        reader.index += 1
        if reader.isAfterOperandNumber { reader.hasProperOperand = false }
        reader.readOperandNumber()
        guard reader.current == UInt8(ascii: "*") else {
            flags.precision = reader.takeNumber() ?? 0
            return
        }
        reader.index += 1
        flags.precision = reader.takeIntegerOperand().flatMap { $0 < 0 ? nil : $0 }
        if flags.precision == nil { write("%!(BADPREC)") }
        reader.isAfterOperandNumber = false
    }

    private mutating func report(_ verb: Verb, _ problem: StaticString) {
        write("%!")
        write(verb.rune)
        write(problem)
    }

    private mutating func reportSurplus(_ reader: DirectiveReader) {
        guard !reader.reordered, reader.operand < reader.operands.count else { return }
        flags = FormatFlags()
        write("%!(EXTRA ")
        for (index, value) in reader.operands[reader.operand...].enumerated() {
            if index > 0 { write(", ") }
            if let type = value.type {
                write(type.name)
                write("=")
            }
            print(value, "v")
        }
        write(")")
    }
}

extension DirectiveReader {
    /// What stands before the next `%`.
    mutating func takeText() -> ArraySlice<UInt8> {
        let rest = format[index...]
        let end = rest.firstIndex(of: UInt8(ascii: "%")) ?? format.count
        index = end
        return rest[..<end]
    }

    mutating func readFlags(_ flags: inout FormatFlags) {
        while let letter = current {
            switch letter {
            case UInt8(ascii: "#"): flags.sharp = true
            case UInt8(ascii: "0"): flags.zero = true
            case UInt8(ascii: "+"): flags.plus = true
            case UInt8(ascii: "-"): flags.minus = true
            case UInt8(ascii: " "): flags.space = true
            default: return
            }
            index += 1
        }
    }

    mutating func takeVerb() -> Verb? {
        guard index < format.count else { return nil }
        let (rune, width) = format.withUnsafeBufferPointer { decodeRune($0, at: index) }
        index += width
        return Verb(rune)
    }

    /// A decimal number, if there is one; of a number that is far too large the rest of the format is skipped.
    ///
    /// Mirrors fmt/print.go parsenum.
    mutating func takeNumber() -> Int? { takeNumber(before: format.count) }

    private mutating func takeNumber(before end: Int) -> Int? {
        var number: Int?
        while index < end, let digit = Strconv.digitValue(format[index]), digit < 10 {
            if DirectiveReader.isTooLarge(number ?? 0) {
                index = end
                return nil
            }
            number = (number ?? 0) * 10 + Int(digit)
            index += 1
        }
        return number
    }

    /// `[n]`: which operand comes next.
    ///
    /// Mirrors fmt/print.go argNumber and parseArgNumber.
    mutating func readOperandNumber() {
        isAfterOperandNumber = false
        guard current == UInt8(ascii: "[") else { return }
        reordered = true
        guard let close = format[index...].firstIndex(of: UInt8(ascii: "]")), format.count - index >= 3 else {
            hasProperOperand = false
            index += 1
            return
        }
        index += 1
        let number = takeNumber(before: close)
        let isNumber = number != nil && index == close
        index = close + 1
        if let number, isNumber, number >= 1, number <= operands.count {
            operand = number - 1
            isAfterOperandNumber = true
        } else {
            hasProperOperand = false
            isAfterOperandNumber = isNumber
        }
    }

    /// The operand for a `*`.
    ///
    /// Mirrors fmt/print.go intFromArg.
    mutating func takeIntegerOperand() -> Int? {
        guard operand < operands.count else { return nil }
        let value = operands[operand]
        operand += 1
        guard let number = DirectiveReader.integer(value), !DirectiveReader.isTooLarge(number) else { return nil }
        return number
    }

    private static func integer(_ value: Value) -> Int? {
        switch value {
        case .int(let number, _): Int(exactly: number)
        case .uint(let number, _): Int(exactly: number)
        case .host(let object): object.content.underlying.flatMap(integer)
        default: nil
        }
    }

    private static func isTooLarge(_ number: Int) -> Bool { number > 1_000_000 || number < -1_000_000 }
}
