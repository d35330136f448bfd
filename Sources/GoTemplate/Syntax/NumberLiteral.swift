/// What a numeric constant may be used as: Go's constants take the type that is wanted if they fit.
///
/// Mirrors text/template/parse node.go newNumber.
struct NumberLiteral: Sendable {
    private(set) var int: Int64?
    private(set) var uint: UInt64?
    private(set) var float: Double?
    private(set) var complex: ComplexNumber?

    private init() {}

    /// A decimal number of few digits, by far the most frequent constant; nil for all else.
    init?(smallDecimal text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first, text.count < 16, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
        var number: Int64 = 0
        for byte in text {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int64(byte &- UInt8(ascii: "0"))
        }
        self.init(integer: number)
    }

    /// - Parameter text: a character constant with its quotes.
    init(characterConstant text: GoString) throws(Failure) {
        var reader = EscapedRuneReader(text.bytes, from: 1, quote: UInt8(ascii: "'"))
        guard let rune = reader.next() else { throw Failure(reason: "invalid syntax") }
        guard reader.index == text.count - 1, text.bytes.last == UInt8(ascii: "'") else {
            throw Failure(reason: "malformed character constant: " + text)
        }
        self.init(integer: Int64(rune))
    }

    /// - Parameter text: a pair such as `1+2i`.
    init(complexPair text: GoString) throws(Failure) {
        var reader = ComplexLiteralReader(text.bytes)
        guard let (real, imaginary) = reader.parts() else {
            throw Failure(reason: "syntax error scanning complex number")
        }
        self.init()
        do {
            setComplex(real: try Strconv.parseFloat(real), imaginary: try Strconv.parseFloat(imaginary))
        } catch {
            throw Failure(reason: error.message)
        }
    }

    /// - Parameter text: anything else that the lexer takes for a number.
    init(number text: GoString) throws(Failure) {
        self.init()
        if text.bytes.last == UInt8(ascii: "i"),
            let imaginary = try? Strconv.parseFloat(GoString(text.bytes.dropLast()))
        {
            setComplex(real: 0, imaginary: imaginary)
            return
        }
        uint = try? Strconv.parseUint(text, base: 0)
        int = try? Strconv.parseInt(text, base: 0)
        if int == 0 { uint = 0 }
        if let int {
            float = Double(int)
        } else if let uint {
            float = Double(uint)
        } else {
            try readFloat(text)
        }
    }

    private init(integer: Int64) {
        int = integer
        uint = UInt64(bitPattern: integer)
        float = Double(integer)
    }

    private mutating func setComplex(real: Double, imaginary: Double) {
        complex = ComplexNumber(real: real, imaginary: imaginary)
        if imaginary == 0 { promote(real) }
    }

    private mutating func readFloat(_ text: GoString) throws(Failure) {
        guard let number = try? Strconv.parseFloat(text) else {
            throw Failure(reason: "illegal number syntax: " + Strconv.quote(text))
        }
        guard text.hasFloatSyntax else {
            throw Failure(reason: "integer overflow: " + Strconv.quote(text))
        }
        promote(number)
    }

    /// Lets a float that holds an integer be used as one.
    private mutating func promote(_ number: Double) {
        float = number
        int = Int64(exactly: number)
        uint = UInt64(exactly: number)
    }

    /// Why a constant is none.
    struct Failure: Error {
        let reason: GoString
    }
}

extension NumberLiteral {
    /// The value where no type is asked for; nil if the integer is too large for an `int`.
    ///
    /// Mirrors exec.go idealConstant: the syntax decides between `int` and `float64`.
    func idealConstant(source: GoString) -> Value? {
        if let complex { return .complex(complex) }
        if let float, !source.isHexadecimalInteger, source.bytes.first != UInt8(ascii: "'"), source.hasFloatSyntax {
            return .float(float)
        }
        return int.map { .int($0, .int) }
    }
}

extension GoString {
    fileprivate var hasFloatSyntax: Bool { bytes.contains { ".eEpP".utf8.contains($0) } }

    fileprivate var isHexadecimalInteger: Bool {
        bytes.count > 2 && bytes[0] == UInt8(ascii: "0") && (bytes[1] | 0x20) == UInt8(ascii: "x")
            && !bytes.contains { ($0 | 0x20) == UInt8(ascii: "p") }
    }
}
