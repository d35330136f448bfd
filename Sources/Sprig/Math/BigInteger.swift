/// An integer of any size, with the few operations that `Decimal` needs.
struct BigInteger {
    private(set) var magnitude: Magnitude
    /// Never set for zero.
    private(set) var isNegative: Bool

    var isZero: Bool { magnitude.isZero }

    private init(_ magnitude: Magnitude, isNegative: Bool) {
        self.magnitude = magnitude
        self.isNegative = isNegative && !magnitude.isZero
    }

    init(_ number: Int32) {
        self.init(Magnitude(number.magnitude), isNegative: number < 0)
    }

    /// Reads ASCII digits; none give zero.
    init(decimalDigits digits: [UInt8]) {
        self.init(Magnitude(decimalDigits: digits), isNegative: false)
    }

    static prefix func - (number: BigInteger) -> BigInteger {
        BigInteger(number.magnitude, isNegative: !number.isNegative)
    }

    static func + (left: BigInteger, right: BigInteger) -> BigInteger {
        if left.isNegative == right.isNegative {
            return BigInteger(left.magnitude + right.magnitude, isNegative: left.isNegative)
        }
        return left.magnitude >= right.magnitude
            ? BigInteger(left.magnitude - right.magnitude, isNegative: left.isNegative)
            : BigInteger(right.magnitude - left.magnitude, isNegative: right.isNegative)
    }

    static func * (left: BigInteger, right: BigInteger) -> BigInteger {
        BigInteger(left.magnitude * right.magnitude, isNegative: left.isNegative != right.isNegative)
    }

    /// Times ten to the power of `places`, which is not negative.
    func shifted(by places: Int) -> BigInteger { BigInteger(magnitude.shifted(by: places), isNegative: isNegative) }

    /// Truncates towards zero, so that the remainder has the sign of the dividend; `divisor` is not zero.
    func quotientAndRemainder(dividingBy divisor: BigInteger) -> (quotient: BigInteger, remainder: BigInteger) {
        let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
        return (
            BigInteger(quotient, isNegative: isNegative != divisor.isNegative),
            BigInteger(remainder, isNegative: isNegative)
        )
    }
}

extension BigInteger: CustomStringConvertible {
    var description: String { (isNegative ? "-" : "") + magnitude.description }
}
