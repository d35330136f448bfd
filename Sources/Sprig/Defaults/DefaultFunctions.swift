import GoTemplate

/// Sprig's functions about empty values (defaults.go), `ternary` among them.
///
/// A value is empty exactly if a template takes it for false, see `Value.isTrue`.
package enum DefaultFunctions {
    package static let functions: [Function] = [
        Function("default", [.any, .any], variadic: true) { arguments in
            let value = arguments[1]
            return value.isTrue ? value : arguments[0]
        },
        Function("empty", [.any]) { arguments in .bool(!arguments[0].isTrue) },
        Function("coalesce", [.any], variadic: true) { arguments in
            arguments.values.first(where: \.isTrue) ?? .null
        },
        Function("all", [.any], variadic: true) { arguments in
            .bool(arguments.values.allSatisfy(\.isTrue))
        },
        Function("any", [.any], variadic: true) { arguments in
            .bool(arguments.values.contains(where: \.isTrue))
        },
        Function("ternary", [.any, .any, .bool]) { arguments in
            arguments.bool(2) ? arguments[0] : arguments[1]
        },
        Function("hello", []) { _ in .string("Hello!") },
    ]
}
