import GoTemplate

/// A decimal number of any size, `coefficient` times ten to the power of `exponent`, as shopspring/decimal has it.
struct Decimal {
    private let coefficient: BigInteger
    private let exponent: Int

    /// How many digits after the point a quotient gets.
    private static let divisionPrecision = 16

    private init(_ coefficient: BigInteger, exponent: Int) {
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// The shortest decimal number that reads back as `number`.
    init(_ number: Double) throws {
        guard number.isFinite else {
            throw FunctionError(GoString("Cannot create a Decimal from ") + GoFormat.describe(.float(number)))
        }
        let shortest = DecimalDigits(shortest: number)
        let magnitude = BigInteger(decimalDigits: shortest.digits)
        self.init(number < 0 ? -magnitude : magnitude, exponent: shortest.point - shortest.digits.count)
    }

    /// The float nearest to the number, infinite if it is too large.
    var nearestDouble: Double {
        Strconv.parseFloatClamping(GoString(coefficient.description + "e\(exponent)"))
    }

    static func + (left: Decimal, right: Decimal) -> Decimal {
        let exponent = min(left.exponent, right.exponent)
        return Decimal(left.coefficient(for: exponent) + right.coefficient(for: exponent), exponent: exponent)
    }

    static func - (left: Decimal, right: Decimal) -> Decimal {
        left + Decimal(-right.coefficient, exponent: right.exponent)
    }

    static func * (left: Decimal, right: Decimal) -> Decimal {
        Decimal(left.coefficient * right.coefficient, exponent: left.exponent + right.exponent)
    }

    /// The quotient with 16 digits after the point, half rounded away from zero.
    ///
    /// Mirrors shopspring/decimal DivRound.
    func divided(by divisor: Decimal) throws -> Decimal {
        if divisor.coefficient.isZero { throw FunctionError("decimal division by 0") }
        let shift = exponent - divisor.exponent + Decimal.divisionPrecision
        let dividend = coefficient.shifted(by: max(shift, 0))
        let scaledDivisor = divisor.coefficient.shifted(by: max(-shift, 0))
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: scaledDivisor)
        let isHalf = (remainder + remainder).magnitude >= scaledDivisor.magnitude
        let isNegative = coefficient.isNegative != divisor.coefficient.isNegative
        let rounded = isHalf ? quotient + BigInteger(isNegative ? -1 : 1) : quotient
        return Decimal(rounded, exponent: -Decimal.divisionPrecision)
    }

    /// The coefficient that goes with a smaller exponent.
    private func coefficient(for smaller: Int) -> BigInteger { coefficient.shifted(by: exponent - smaller) }
}
