import GoTemplate

/// Sprig's functions about Go types (reflect.go), and `deepEqual`.
package enum ReflectionFunctions {
    package static let functions: [Function] = [
        Function("typeOf", [.any]) { arguments in .string(typeName(of: arguments[0])) },
        Function("typeIs", [.string, .any]) { arguments in
            .bool(arguments.string(0).equals(arguments[1].type?.name ?? "<nil>"))
        },
        Function("typeIsLike", [.string, .any]) { arguments in
            let name = typeName(of: arguments[1])
            return .bool(arguments.string(0) == name || "*" + arguments.string(0) == name)
        },
        Function("kindOf", [.any]) { arguments in .string(kindName(of: arguments[0])) },
        Function("kindIs", [.string, .any]) { arguments in
            .bool(arguments.string(0).equals((arguments[1].type?.kind ?? .invalid).rawValue))
        },
        Function("deepEqual", [.any, .any]) { arguments in
            .bool(arguments[0].isDeeplyEqual(to: arguments[1]))
        },
    ]

    /// Go's `%T`.
    private static func typeName(of value: Value) -> GoString { GoString(value.type?.name ?? "<nil>") }

    private static func kindName(of value: Value) -> GoString {
        GoString((value.type?.kind ?? .invalid).rawValue)
    }
}
