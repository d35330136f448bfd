import GoTemplate

/// Sprig's functions that turn a value into a number.
package enum ConversionFunctions {
    package static let functions = [
        Function("atoi", [.string]) { .int(Int(Strconv.parseIntClamping($0.string(0), base: 10))) },
        Function("int", [.any]) { .int(Conversion.toInt($0[0])) },
        Function("int64", [.any]) { .int64(Conversion.toInt64($0[0])) },
        Function("float64", [.any]) { .float(Conversion.toFloat64($0[0])) },
        Function("toDecimal", [.any]) { .int64(readOctal($0[0])) },
    ]

    /// The number an octal text stands for, whatever the name `toDecimal` promises.
    private static func readOctal(_ value: Value) -> Int64 {
        (try? Strconv.parseInt(GoFormat.describe(value), base: 8)) ?? 0
    }
}
