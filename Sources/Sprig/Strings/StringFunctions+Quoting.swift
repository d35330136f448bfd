import GoTemplate

extension StringFunctions {
    static let quoting: [Function] = [
        Function("quote", [.any], variadic: true) { arguments in
            if arguments.count == 1, case .string(let text) = arguments[0] { return .string(Strconv.quote(text)) }
            return .string(quote(arguments.values))
        },
        Function("squote", [.any], variadic: true) { .string(singleQuote($0.values)) },
        Function("cat", [.any], variadic: true) { .string(concatenate($0.values)) },
        Function("toString", [.any]) { .string($0[0].stringValue) },
        Function("plural", [.string, .string, .int]) { .string($0.string($0.int(2) == 1 ? 0 : 1)) },
    ]

    /// Mirrors Sprig strings.go quote, which skips nil.
    private static func quote(_ values: [Value]) -> GoString {
        if values.count == 1, !values[0].isNil { return Strconv.quote(values[0].stringValue) }
        return join(values) { Strconv.quote($0.stringValue) }
    }

    /// Mirrors Sprig strings.go squote: nothing is escaped, and `[]byte` prints as a list.
    private static func singleQuote(_ values: [Value]) -> GoString {
        let mark: GoString = "'"
        return join(values) { mark + GoFormat.describe($0) + mark }
    }

    /// Mirrors Sprig strings.go cat.
    private static func concatenate(_ values: [Value]) -> GoString { join(values, GoFormat.describe) }

    /// The texts of all values that are not nil, with blanks between.
    private static func join(_ values: [Value], _ text: (Value) -> GoString) -> GoString {
        GoString.join(values.compactMap { $0.isNil ? nil : text($0) }, separator: " ")
    }
}
