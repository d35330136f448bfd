/// The functions text/template itself provides; a table may hide them.
///
/// Their parameters of type `.reflectValue` may be `.invalid` as well as `.null`, which Go's messages tell apart.
package enum Builtins {
    /// All of them by name.
    static let table: NameTable<Function> = {
        var table = NameTable<Function>()
        let special = [Function("and", kind: .and), Function("or", kind: .or), Function("call", kind: .call)]
        for function in special + functions { table.set(function, named: GoString(function.name)) }
        return table
    }()

    /// What can be called like any other function: all but `and`, `or` and `call`.
    package static let functions: [Function] = printing + comparison + indexing + escaping

    private static let printing: [Function] = [
        Function("print", [.any], variadic: true) { .string(GoFormat.sprint($0.values)) },
        Function("println", [.any], variadic: true) { .string(GoFormat.sprintln($0.values)) },
        Function("printf", [.string, .any], variadic: true) { arguments in
            .string(GoFormat.sprintf(arguments.string(0), arguments.rest(from: 1)))
        },
    ]
}
