import GoTemplate

/// Sprig's list functions (list.go).
///
/// They take slices of any element type and give `[]interface{}` in most cases.
/// Sprig writes each one twice, as `first` and `mustFirst`: the plain form panics where the other returns an error,
/// and text/template reports both alike.
package enum ListFunctions {
    package static let functions: [Function] = constructors + access + transformations

    private static let constructors = [
        Function("list", [.any], variadic: true, list),
        Function("tuple", [.any], variadic: true, list),
        Function("concat", [.any], variadic: true, concat),
    ]

    private static let access =
        plainAndMust("first", [.any], first)
        + plainAndMust("last", [.any], last)
        + plainAndMust("rest", [.any], rest)
        + plainAndMust("initial", [.any], initial)
        + plainAndMust("slice", [.any, .any], variadic: true, slice)
        + plainAndMust("has", [.any, .any], has)

    private static let transformations =
        plainAndMust("append", [.any, .any], append)
        + plainAndMust("push", [.any, .any], append)
        + plainAndMust("prepend", [.any, .any], prepend)
        + plainAndMust("reverse", [.any], reverse)
        + plainAndMust("uniq", [.any], uniq)
        + plainAndMust("without", [.any, .any], variadic: true, without)
        + plainAndMust("compact", [.any], compact)
        + plainAndMust("chunk", [.int, .any], chunk)
        + [Function("sortAlpha", [.any], sortAlpha)]

    private static func plainAndMust(
        _ name: String, _ parameters: [GoType], variadic: Bool = false,
        _ body: @escaping @Sendable (Arguments) throws -> Value
    ) -> [Function] {
        let capitalized = name.prefix(1).uppercased() + name.dropFirst()
        return [
            Function(name, parameters, variadic: variadic, body),
            Function("must" + capitalized, parameters, variadic: variadic, body),
        ]
    }
}
