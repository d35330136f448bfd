import Codecs
import GoTemplate

/// A decimal number of any precision: plus or minus `digits` times ten to the power of `exponent`.
///
/// Go compares the values of schemas as `big.Rat`. As all of them are written in decimal, a decimal number gives the
/// same answers without arithmetic on fractions.
struct ExactNumber {
    private let isNegative: Bool
    /// Values from 0 to 9, most significant first, neither beginning nor ending with 0; empty for zero.
    private let digits: [UInt8]
    private let exponent: Int

    /// Go's `Rat.SetString` refuses exponents beyond this.
    private static let maximumExponent = 1_000_000

    /// The number a value is, by its text; nil for what is no number, or one Go refuses.
    init?(_ value: Value) {
        switch value {
        case .int(let number, _): self.init(parsing: String(number).utf8)
        case .uint(let number, _): self.init(parsing: String(number).utf8)
        case .float(let number): self.init(parsing: "\(number)".utf8)
        case .host(let object):
            guard let number = object.content as? JSONNumber else { return nil }
            self.init(parsing: number.text.bytes)
        default: return nil
        }
    }

    /// Reads a JSON number.
    private init?(parsing text: some Collection<UInt8>) {
        var rest = text[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest = rest.dropFirst() }
        let whole = rest.prefix { $0.isASCIIDigit }
        rest = rest[whole.endIndex...]
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
            rest = rest[fraction.endIndex...]
        }
        var exponent = 0
        if let mark = rest.first {
            guard mark | 0x20 == UInt8(ascii: "e"), let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self))
            else { return nil }
            exponent = power
        }
        guard !whole.isEmpty else { return nil }
        self.init(
            isNegative: isNegative, digits: (Array(whole) + fraction).map { $0 &- 0x30 },
            exponent: exponent.subtractingReportingOverflow(fraction.count))
    }

    private init?(isNegative: Bool, digits: [UInt8], exponent: (partialValue: Int, overflow: Bool)) {
        let significant = digits.drop { $0 == 0 }
        let trailing = significant.reversed().prefix { $0 == 0 }.count
        self.isNegative = isNegative && !significant.isEmpty
        self.digits = Array(significant.dropLast(trailing))
        if significant.isEmpty {
            self.exponent = 0
            return
        }
        guard !exponent.overflow, exponent.partialValue.magnitude <= Self.maximumExponent else { return nil }
        self.exponent = exponent.partialValue + trailing
    }

    var isInteger: Bool { exponent >= 0 }

    /// The nearest float64, as `Rat.Float64` gives it; infinite beyond its range.
    var double: Double {
        if digits.isEmpty { return 0 }
        let text = (isNegative ? "-" : "") + String(decoding: digits.map { $0 &+ 0x30 }, as: UTF8.self)
        return Strconv.parseFloatClamping(GoString("\(text)e\(exponent)"))
    }

    /// The lowest 64 bits of an integer's magnitude, with its sign: what `Int64` makes of a `big.Int`.
    var truncatedInteger: Int {
        var magnitude: UInt64 = 0
        for digit in digits { magnitude = magnitude &* 10 &+ UInt64(digit) }
        // Ten to the power of 64 is a multiple of two to the power of 64.
        for _ in 0..<min(max(exponent, 0), 64) { magnitude = magnitude &* 10 }
        let number = Int64(bitPattern: magnitude)
        return Int(isNegative ? 0 &- number : number)
    }
}

extension ExactNumber: Comparable {
    static func < (left: ExactNumber, right: ExactNumber) -> Bool { left.compare(right) < 0 }
    static func == (left: ExactNumber, right: ExactNumber) -> Bool { left.compare(right) == 0 }

    private func compare(_ other: ExactNumber) -> Int {
        if sign != other.sign { return sign < other.sign ? -1 : 1 }
        return isNegative ? other.compareMagnitude(self) : compareMagnitude(other)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func compareMagnitude(_ other: ExactNumber) -> Int {
        let position = digits.count + exponent
        let otherPosition = other.digits.count + other.exponent
        if position != otherPosition { return position < otherPosition ? -1 : 1 }
        if digits == other.digits { return 0 }
        return digits.lexicographicallyPrecedes(other.digits) ? -1 : 1
    }
}

extension ExactNumber: Hashable {
    func hash(into hasher: inout Hasher) {
        hasher.combine(isNegative)
        hasher.combine(digits)
        hasher.combine(exponent)
    }
}

extension ExactNumber {
    /// Whether this is an integer times `divisor`; nil where finding out would take too long.
    ///
    /// A divisor of 0 never comes here: metaschemas reject it.
    func isMultiple(of divisor: ExactNumber) -> Bool? {
        if digits.isEmpty || divisor.digits.isEmpty { return true }
        let shift = exponent - divisor.exponent
        // The last digit is not 0, so no power of ten divides the digits.
        guard shift >= 0, digits.count + shift >= divisor.digits.count else { return false }
        if let modulus = divisor.magnitude { return isDivisible(by: modulus, shiftedBy: shift) }
        guard (digits.count + shift).multipliedReportingOverflow(by: divisor.digits.count).partialValue < 50_000_000
        else { return nil }
        return Self.remainder(of: digits, shiftedBy: shift, by: divisor.digits).allSatisfy { $0 == 0 }
    }

    /// The digits as a number, if they are few.
    private var magnitude: UInt64? {
        digits.count > 18 ? nil : digits.reduce(0) { $0 * 10 + UInt64($1) }
    }

    /// Whether the digits followed by `shift` zeros make a multiple of `modulus`.
    private func isDivisible(by modulus: UInt64, shiftedBy shift: Int) -> Bool {
        func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
            modulus.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
        }
        var remainder = digits.reduce(0) { (product($0, 10 % modulus) + UInt64($1)) % modulus }
        var power = 10 % modulus
        var bits = shift
        while bits > 0 {
            if bits & 1 == 1 { remainder = product(remainder, power) }
            power = product(power, power)
            bits >>= 1
        }
        return remainder == 0
    }

    /// Schoolbook division of `digits` with `shift` zeros appended.
    private static func remainder(of digits: [UInt8], shiftedBy shift: Int, by divisor: [UInt8]) -> [UInt8] {
        var remainder: [UInt8] = []
        for position in 0..<(digits.count + shift) {
            if position >= digits.count && remainder.isEmpty { return [] }
            remainder.append(position < digits.count ? digits[position] : 0)
            if remainder == [0] { remainder = [] }
            while precedes(divisor, orEquals: remainder) { subtract(divisor, from: &remainder) }
        }
        return remainder
    }

    private static func precedes(_ left: [UInt8], orEquals right: [UInt8]) -> Bool {
        if left.count != right.count { return left.count < right.count }
        return !right.lexicographicallyPrecedes(left)
    }

    private static func subtract(_ divisor: [UInt8], from number: inout [UInt8]) {
        var borrow: UInt8 = 0
        for offset in 1...number.count {
            let index = number.count - offset
            let digit = (offset <= divisor.count ? divisor[divisor.count - offset] : 0) + borrow
            borrow = number[index] < digit ? 1 : 0
            number[index] = number[index] &+ borrow &* 10 &- digit
        }
        number.removeFirst(number.prefix { $0 == 0 }.count)
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self &- 0x30 < 10 }
}
