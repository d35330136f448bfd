/// The functions text/template itself provides; a table may hide them.
///
/// Their parameters of type `.reflectValue` may be `.invalid` as well as `.null`, which Go's messages tell apart.
package enum Builtins {
    /// All of them by name.
    static let callees: [GoString: Callee] = {
        let special = [
            Callee(openFunction("and"), kind: .and), Callee(openFunction("or"), kind: .or),
            Callee(openFunction("call"), kind: .call),
        ]
        let all = special + functions.map { Callee($0) }
        return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    }()

    /// What can be called like any other function: all but `and`, `or` and `call`.
    package static let functions: [Function] = printing + comparison + indexing + escaping

    private static let printing: [Function] = [
        Function("print", [.any], variadic: true) { .string(GoFormat.sprint($0.values)) },
        Function("println", [.any], variadic: true) { .string(GoFormat.sprintln($0.values)) },
        Function("printf", [.string, .any], variadic: true) { arguments in
            .string(GoFormat.sprintf(arguments.string(0), Array(arguments.rest(from: 1))))
        },
    ]

    /// A function of one argument or more, which the executor runs itself.
    private static func openFunction(_ name: String) -> Function {
        Function(name, [.reflectValue, .reflectValue], variadic: true) { _ in .null }
    }
}
