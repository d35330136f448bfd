import GoTemplate

extension MathFunctions {
    static let roundingFunctions = [
        Function("floor", [.any]) { .float(Conversion.toFloat64($0[0]).rounded(.down)) },
        Function("ceil", [.any]) { .float(Conversion.toFloat64($0[0]).rounded(.up)) },
        Function("round", [.any, .int, .float64], variadic: true) { arguments in
            let limit = arguments.count > 2 ? arguments.float(2) : 0.5
            return .float(round(Conversion.toFloat64(arguments[0]), places: arguments.int(1), limit: limit))
        },
    ]

    /// Rounds up where the fraction reaches `limit`, else down: negative fractions never do by default.
    ///
    /// Mirrors Sprig numeric.go round.
    private static func round(_ number: Double, places: Int, limit: Double) -> Double {
        let power = powerOfTen(places)
        let scaled = power * number
        let fraction = scaled - scaled.rounded(.towardZero)
        return scaled.rounded(fraction >= limit ? .up : .down) / power
    }

    /// Ten to the power of `exponent` with the rounding errors of Go's `math.Pow`, which the results of `round` show.
    ///
    /// Mirrors math/pow.go: squares the fraction of 10, which is 0.625 times two to the power of 4.
    private static func powerOfTen(_ exponent: Int) -> Double {
        if exponent == 0 { return 1 }
        if exponent == 1 { return 10 }
        var (result, resultExponent) = (1.0, 0)
        var (square, squareExponent) = (0.625, 4)
        var bits = exponent.magnitude
        while bits != 0 {
            if squareExponent > 1 << 12 {
                resultExponent += squareExponent
                break
            }
            if bits & 1 == 1 {
                result *= square
                resultExponent += squareExponent
            }
            square *= square
            squareExponent *= 2
            if square < 0.5 {
                square += square
                squareExponent -= 1
            }
            bits >>= 1
        }
        return exponent < 0
            ? Double(sign: .plus, exponent: -resultExponent, significand: 1 / result)
            : Double(sign: .plus, exponent: resultExponent, significand: result)
    }
}
