extension Printer {
    /// Prints an integer given as its 64 bits; `value` is what a wrong verb shows.
    mutating func printInteger(_ bits: UInt64, isSigned: Bool, _ verb: Verb, _ value: Value) {
        switch verb {
        case "v" where flags.sharpV && !isSigned: printHexadecimal(bits, prefixed: true)
        case "v", "d": printDigits(bits, isSigned: isSigned, base: 10)
        case "b": printDigits(bits, isSigned: isSigned, base: 2)
        case "o": printDigits(bits, isSigned: isSigned, base: 8)
        case "O": printDigits(bits, isSigned: isSigned, base: 8, octalPrefix: true)
        case "x": printDigits(bits, isSigned: isSigned, base: 16)
        case "X": printDigits(bits, isSigned: isSigned, base: 16, uppercase: true)
        case "c":
            let rune = character(bits)
            padded { $0.write(rune) }
        case "q":
            let (rune, style) = (character(bits), quoteStyle)
            padded { $0.write { Strconv.appendQuoteRune(rune, style, to: &$0) } }
        case "U": printUnicode(bits)
        default: reportBadVerb(verb, value)
        }
    }

    /// Hexadecimal with or without `0x`, whatever the `#` flag says.
    mutating func printHexadecimal(_ bits: UInt64, prefixed: Bool) {
        let sharp = flags.sharp
        flags.sharp = prefixed
        printDigits(bits, isSigned: false, base: 16)
        flags.sharp = sharp
    }

    var quoteStyle: Strconv.QuoteStyle { flags.plus ? .ascii : .printable }

    private func character(_ bits: UInt64) -> Rune { bits > 0x10FFFF ? runeError : Rune(bits) }

    /// Mirrors fmt/format.go fmtInteger.
    private mutating func printDigits(
        _ bits: UInt64, isSigned: Bool, base: Int, uppercase: Bool = false, octalPrefix: Bool = false
    ) {
        let isNegative = isSigned && Int64(bitPattern: bits) < 0
        let magnitude = isNegative ? 0 &- bits : bits
        if flags.precision == 0 && magnitude == 0 {
            return pad(flags.width ?? 0, zeros: false)
        }
        let sign: StaticString = isNegative ? "-" : flags.plus ? "+" : flags.space ? " " : ""
        let least = leastDigits(hasSign: sign.utf8CodeUnitCount > 0)
        let isSharp = flags.sharp
        padded(zeros: false) { printer in
            printer.write(sign)
            if octalPrefix { printer.write("0o") }
            var digits: [UInt8] = []
            Strconv.appendUint(magnitude, base: base, uppercase: uppercase, to: &digits)
            let zeros = max(least - digits.count, 0)
            if isSharp {
                switch base {
                case 2: printer.write("0b")
                case 8: printer.write(zeros > 0 || magnitude == 0 ? "" : "0")
                case 16: printer.write(uppercase ? "0X" : "0x")
                default: break
                }
            }
            printer.write(repeatElement(UInt8(ascii: "0"), count: zeros))
            printer.write(digits)
        }
    }

    /// Leading zeros come from the precision, or else from the width with the `0` flag.
    private func leastDigits(hasSign: Bool) -> Int {
        if let precision = flags.precision { return precision }
        guard flags.zero, !flags.minus, let width = flags.width else { return 0 }
        return hasSign ? width - 1 : width
    }

    /// `U+0078`, or `U+0078 'x'` with `#`.
    ///
    /// Mirrors fmt/format.go fmtUnicode.
    private mutating func printUnicode(_ bits: UInt64) {
        let least = max(flags.precision ?? 4, 4)
        let shown = flags.sharp && bits <= 0x10FFFF && Unicode.isPrint(Rune(bits)) ? Rune(bits) : nil
        padded(zeros: false) { printer in
            printer.write("U+")
            var digits: [UInt8] = []
            Strconv.appendUint(bits, base: 16, uppercase: true, to: &digits)
            printer.write(repeatElement(UInt8(ascii: "0"), count: max(least - digits.count, 0)))
            printer.write(digits)
            if let shown {
                printer.write(" '")
                printer.write(shown)
                printer.write("'")
            }
        }
    }
}

// MARK: - Floats

extension Printer {
    mutating func printFloat(_ number: Double, _ verb: Verb, _ value: Value) {
        switch verb {
        case "v": printFloat(number, format: UInt8(ascii: "g"), precision: -1)
        case "b", "g", "G", "x", "X":
            printFloat(number, format: UInt8(truncatingIfNeeded: verb.rune), precision: -1)
        case "f", "e", "E": printFloat(number, format: UInt8(truncatingIfNeeded: verb.rune), precision: 6)
        case "F": printFloat(number, format: UInt8(ascii: "f"), precision: 6)
        default: reportBadVerb(verb, value)
        }
    }

    /// `(1+2i)`: both parts with the same verb, the second always signed.
    mutating func printComplex(_ number: ComplexNumber, _ verb: Verb, _ value: Value) {
        switch verb {
        case "v", "b", "g", "G", "x", "X", "f", "F", "e", "E":
            let plus = flags.plus
            write("(")
            printFloat(number.real, verb, value)
            flags.plus = true
            printFloat(number.imaginary, verb, value)
            flags.plus = plus
            write("i)")
        default: reportBadVerb(verb, value)
        }
    }

    /// Mirrors fmt/format.go fmtFloat.
    private mutating func printFloat(_ number: Double, format: UInt8, precision: Int) {
        let precision = flags.precision ?? precision
        var digits: [UInt8] = []
        Strconv.appendFloat(number.magnitude, format: format, precision: precision, to: &digits)
        guard number.isFinite else { return printSpecial(number) }
        if flags.sharp && format != UInt8(ascii: "b") {
            keepPoint(&digits, format: format, precision: precision)
        }
        let sign = sign(of: number)
        let length = digits.count + 1
        if sign.utf8CodeUnitCount > 0, flags.zero, !flags.minus, let width = flags.width, width > length {
            write(sign)
            pad(width - length)
            write(digits)
        } else {
            padded { printer in
                printer.write(sign)
                printer.write(digits)
            }
        }
    }

    private func sign(of number: Double) -> StaticString {
        number.sign == .minus ? "-" : flags.plus ? "+" : flags.space ? " " : ""
    }

    /// Infinities keep their sign, NaN shows one only if asked; neither is padded with zeros.
    private mutating func printSpecial(_ number: Double) {
        let asked: StaticString = flags.plus ? "+" : flags.space ? " " : number.isNaN ? "" : "+"
        padded(zeros: false) { printer in
            printer.write(number < 0 ? "-" : asked)
            printer.write(number.isNaN ? "NaN" : "Inf")
        }
    }

    /// The `#` flag: a decimal point in any case, and for `%g` the trailing zeros up to the precision.
    private func keepPoint(_ number: inout [UInt8], format: UInt8, precision: Int) {
        let isHexadecimal = format | 0x20 == UInt8(ascii: "x")
        var missing = 0
        if "gGx".utf8.contains(format) { missing = precision == -1 ? 6 : precision }
        let tailStart =
            number.firstIndex { byte in
                let letter = byte | 0x20
                return letter == UInt8(ascii: "p") || (letter == UInt8(ascii: "e") && !isHexadecimal)
            } ?? number.count
        let tail = number[tailStart...]
        var head = number[..<tailStart]
        let hasPoint = head.contains(UInt8(ascii: "."))
        missing -= head.drop { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }.count { $0 != UInt8(ascii: ".") }
        if !hasPoint {
            if head.elementsEqual("0".utf8) { missing -= 1 }
            head.append(UInt8(ascii: "."))
        }
        head.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(missing, 0)))
        number = Array(head + tail)
    }
}
