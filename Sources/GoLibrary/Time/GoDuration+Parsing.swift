import GoTemplate

extension GoDuration {
    /// Go's `time.ParseDuration`: signed decimal numbers, each with a unit, such as `-1.5h` or `2h45m`.
    ///
    /// Throws Go's error text. Mirrors format.go ParseDuration with its limits: the sum may reach 2^63 only when
    /// it is negative.
    package init(parsing text: GoString) throws(FunctionError) {
        let invalid = FunctionError(GoString("time: invalid duration ") + timeQuoted(text.bytes))
        var rest = text.bytes[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        if rest.elementsEqual("0".utf8) {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { throw invalid }
        var sum: UInt64 = 0
        while !rest.isEmpty {
            guard let term = try Self.takeTerm(&rest, of: text) else { throw invalid }
            sum &+= term
            guard sum <= 1 << 63 else { throw invalid }
        }
        guard isNegative || sum < 1 << 63 else { throw invalid }
        let wrapped = Int64(truncatingIfNeeded: sum)
        self.init(nanoseconds: isNegative ? 0 &- wrapped : wrapped)
    }

    /// Takes a number and its unit; nil where the number is malformed or the product above 2^63.
    private static func takeTerm(_ rest: inout ArraySlice<UInt8>, of text: GoString) throws(FunctionError) -> UInt64? {
        guard let number = DecimalNumber(taking: &rest) else { return nil }
        let unit = try takeUnit(&rest, of: text)
        guard number.whole <= (1 << 63) / unit else { return nil }
        var nanoseconds = number.whole * unit
        if number.fraction > 0 {
            nanoseconds += UInt64(Double(number.fraction) * (Double(unit) / number.scale))
        }
        return nanoseconds <= 1 << 63 ? nanoseconds : nil
    }

    private static func takeUnit(_ rest: inout ArraySlice<UInt8>, of text: GoString) throws(FunctionError) -> UInt64 {
        let name = rest.prefix { $0 != UInt8(ascii: ".") && !isDecimalDigit($0) }
        rest = rest[name.endIndex...]
        guard !name.isEmpty else {
            throw FunctionError(GoString("time: missing unit in duration ") + timeQuoted(text.bytes))
        }
        guard let unit = nanoseconds(inUnit: name) else {
            let quotedName = timeQuoted(name)
            throw FunctionError(
                GoString("time: unknown unit ") + quotedName + GoString(" in duration ") + timeQuoted(text.bytes))
        }
        return unit
    }

    private static func nanoseconds(inUnit name: ArraySlice<UInt8>) -> UInt64? {
        switch String(decoding: name, as: UTF8.self) {
        case "ns": 1
        case "us", "\u{B5}s", "\u{3BC}s": 1000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        default: nil
        }
    }
}

/// An unsigned number as it stands in a duration: `whole + fraction / scale`.
private struct DecimalNumber {
    let whole: UInt64
    let fraction: UInt64
    let scale: Double

    init?(taking rest: inout ArraySlice<UInt8>) {
        let start = rest.startIndex
        guard let whole = Self.takeWhole(&rest) else { return nil }
        self.whole = whole
        var digitCount = rest.startIndex - start
        guard rest.first == UInt8(ascii: ".") else {
            guard digitCount > 0 else { return nil }
            (fraction, scale) = (0, 1)
            return
        }
        rest.removeFirst()
        let fractionStart = rest.startIndex
        (fraction, scale) = Self.takeFraction(&rest)
        digitCount += rest.startIndex - fractionStart
        guard digitCount > 0 else { return nil }
    }

    private static func takeWhole(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        while let digit = rest.first, isDecimalDigit(digit) {
            guard number <= (1 << 63) / 10 else { return nil }
            number = number * 10 + UInt64(digit - UInt8(ascii: "0"))
            guard number <= 1 << 63 else { return nil }
            rest.removeFirst()
        }
        return number
    }

    /// Digits beyond what 63 bits hold are read and ignored.
    private static func takeFraction(_ rest: inout ArraySlice<UInt8>) -> (fraction: UInt64, scale: Double) {
        var number: UInt64 = 0
        var scale = 1.0
        var isFull = false
        while let digit = rest.first, isDecimalDigit(digit) {
            rest.removeFirst()
            isFull = isFull || number > ((1 << 63) - 1) / 10
            if isFull { continue }
            let longer = number * 10 + UInt64(digit - UInt8(ascii: "0"))
            isFull = longer > 1 << 63
            if isFull { continue }
            number = longer
            scale *= 10
        }
        return (number, scale)
    }
}
