/// Splits a complex constant such as `1+2i` into its two numbers; mirrors fmt scan.go complexTokens.
struct ComplexLiteralReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The real and the imaginary part, the latter with its sign; nil if the form is wrong.
    mutating func parts() -> (real: GoString, imaginary: GoString)? {
        let real = skipFloat()
        let signStart = index
        guard accept("+-") else { return nil }
        let imaginary = skipFloat()
        guard accept("i") else { return nil }
        return (GoString(bytes[real]), GoString(bytes[signStart..<imaginary.upperBound]))
    }

    /// Passes over what might be a number; the syntax is checked later.
    private mutating func skipFloat() -> Range<Int> {
        let start = index
        accept("+-")
        // Go tries "Inf" here, so that a lone i is lost.
        accept("iI")
        var digits: StaticString = "0123456789_"
        var exponent: StaticString = "eEpP"
        if accept("0"), accept("xX") {
            digits = "0123456789aAbBcCdDeEfF_"
            exponent = "pP"
        }
        while accept(digits) {}
        if accept(".") { while accept(digits) {} }
        if accept(exponent) {
            accept("+-")
            while accept("0123456789_") {}
        }
        return start..<index
    }

    @discardableResult
    private mutating func accept(_ valid: StaticString) -> Bool {
        guard index < bytes.count, valid.withUTF8Buffer({ $0.contains(bytes[index]) }) else { return false }
        index += 1
        return true
    }
}
