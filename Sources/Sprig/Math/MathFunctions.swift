import GoTemplate

/// Sprig's arithmetic: on integers, which wrap around, and on floats, which it computes in decimal.
package enum MathFunctions {
    package static let functions = integerFunctions + floatFunctions + roundingFunctions + sequenceFunctions

    private static let integerFunctions = [
        Function("add", [.any], variadic: true) { arguments in
            .int64(arguments.values.reduce(0) { $0 &+ Conversion.toInt64($1) })
        },
        Function("add1", [.any]) { .int64(Conversion.toInt64($0[0]) &+ 1) },
        Function("sub", [.any, .any]) { .int64(Conversion.toInt64($0[0]) &- Conversion.toInt64($0[1])) },
        Function("mul", [.any, .any], variadic: true) { fold($0) { $0 &* $1 } },
        Function("div", [.any, .any]) { .int64(try divide($0).quotient) },
        Function("mod", [.any, .any]) { .int64(try divide($0).remainder) },
        Function("max", [.any, .any], variadic: true) { fold($0, Swift.max) },
        Function("biggest", [.any, .any], variadic: true) { fold($0, Swift.max) },
        Function("min", [.any, .any], variadic: true) { fold($0, Swift.min) },
        Function("randInt", [.int, .int], trait: .random) { .int(try randomInteger(from: $0.int(0), to: $0.int(1))) },
    ]

    /// Combines all arguments as 64-bit integers, from left to right.
    private static func fold(_ arguments: Arguments, _ combine: (Int64, Int64) -> Int64) -> Value {
        let first = Conversion.toInt64(arguments[0])
        return .int64(arguments.rest(from: 1).reduce(first) { combine($0, Conversion.toInt64($1)) })
    }

    /// Truncates towards zero; the smallest integer divided by -1 is itself.
    private static func divide(_ arguments: Arguments) throws -> (quotient: Int64, remainder: Int64) {
        let (dividend, divisor) = (Conversion.toInt64(arguments[0]), Conversion.toInt64(arguments[1]))
        if divisor == 0 { throw FunctionError("runtime error: integer divide by zero") }
        let quotient = dividend.dividedReportingOverflow(by: divisor).partialValue
        return (quotient, dividend.remainderReportingOverflow(dividingBy: divisor).partialValue)
    }

    private static func randomInteger(from low: Int, to high: Int) throws -> Int {
        let range = high &- low
        if range <= 0 { throw FunctionError("invalid argument to Intn") }
        return low &+ Int.random(in: 0..<range)
    }
}
