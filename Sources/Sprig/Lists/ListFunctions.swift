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
        plainAndMust("first", "mustFirst", [.any], first)
        + plainAndMust("last", "mustLast", [.any], last)
        + plainAndMust("rest", "mustRest", [.any], rest)
        + plainAndMust("initial", "mustInitial", [.any], initial)
        + plainAndMust("slice", "mustSlice", [.any, .any], variadic: true, slice)
        + plainAndMust("has", "mustHas", [.any, .any], has)

    private static let transformations =
        plainAndMust("append", "mustAppend", [.any, .any], append)
        + plainAndMust("push", "mustPush", [.any, .any], append)
        + plainAndMust("prepend", "mustPrepend", [.any, .any], prepend)
        + plainAndMust("reverse", "mustReverse", [.any], reverse)
        + plainAndMust("uniq", "mustUniq", [.any], uniq)
        + plainAndMust("without", "mustWithout", [.any, .any], variadic: true, without)
        + plainAndMust("compact", "mustCompact", [.any], compact)
        + plainAndMust("chunk", "mustChunk", [.int, .any], chunk)
        + [Function("sortAlpha", [.any], sortAlpha)]

    private static func plainAndMust(
        _ name: String, _ mustName: String, _ parameters: [Parameter], variadic: Bool = false,
        _ body: @escaping @Sendable (Arguments) throws -> Value
    ) -> [Function] {
        [
            Function(name, parameters, variadic: variadic, body),
            Function(mustName, parameters, variadic: variadic, body),
        ]
    }
}
