import GoTemplate

extension MathFunctions {
    static let floatFunctions = [
        Function("addf", [.any], variadic: true) { arguments in
            .float(try compute(0, arguments.values[...]) { $0 + $1 })
        },
        Function("add1f", [.any]) { arguments in
            .float(try compute(Conversion.toFloat64(arguments[0]), [.int(1)]) { $0 + $1 })
        },
        Function("subf", [.any, .any], variadic: true) { try compute($0) { $0 - $1 } },
        Function("mulf", [.any, .any], variadic: true) { try compute($0) { $0 * $1 } },
        Function("divf", [.any, .any], variadic: true) { try compute($0) { try $0.divided(by: $1) } },
        Function("maxf", [.any, .any], variadic: true) { fold($0, greater) },
        Function("minf", [.any, .any], variadic: true) { fold($0, lesser) },
    ]

    private static func compute(
        _ arguments: Arguments, _ combine: (Decimal, Decimal) throws -> Decimal
    ) throws -> Value {
        .float(try compute(Conversion.toFloat64(arguments[0]), arguments.values.dropFirst(), combine))
    }

    /// Computes from left to right in decimal, and takes the float nearest to the result.
    ///
    /// Mirrors Sprig numeric.go execDecimalOp.
    private static func compute(
        _ first: Double, _ rest: ArraySlice<Value>, _ combine: (Decimal, Decimal) throws -> Decimal
    ) throws -> Double {
        var result = try Decimal(first)
        for value in rest { result = try combine(result, try Decimal(Conversion.toFloat64(value))) }
        return result.nearestDouble
    }

    private static func fold(_ arguments: Arguments, _ combine: (Double, Double) -> Double) -> Value {
        let first = Conversion.toFloat64(arguments[0])
        return .float(arguments.rest(from: 1).reduce(first) { combine($0, Conversion.toFloat64($1)) })
    }

    /// Go's `math.Max`: an infinity beats NaN, NaN beats all else, and 0 is above -0.
    private static func greater(_ left: Double, _ right: Double) -> Double {
        if left == .infinity || right == .infinity { return .infinity }
        if left.isNaN || right.isNaN { return .nan }
        if left == 0 && right == 0 { return left.sign == .minus ? right : left }
        return left > right ? left : right
    }

    /// Go's `math.Min`, the mirror image of `math.Max`.
    private static func lesser(_ left: Double, _ right: Double) -> Double { -greater(-left, -right) }
}
