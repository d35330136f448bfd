/// The functions text/template itself provides; a table may hide them.
///
/// Their parameters of type `.reflectValue` may be `.invalid` as well as `.null`, which Go's messages tell apart.
package enum Builtins {
    /// All of them by name, with `and`, `or` and `call`, which the executor itself runs.
    static let table: [GoString: Callee] = {
        var callees = Dictionary(
            uniqueKeysWithValues: functions.map { (GoString($0.name), Callee.function($0)) })
        callees["and"] = .and
        callees["or"] = .or
        callees["call"] = .call
        return callees
    }()

    /// What can be called like any other function.
    package static let functions: [Function] = printing + comparison + indexing + escaping

    private static let printing: [Function] = [
        Function("print", [.any], variadic: true) { .string(GoFormat.sprint($0.values)) },
        Function("println", [.any], variadic: true) { .string(GoFormat.sprintln($0.values)) },
        Function("printf", [.string, .any], variadic: true) { arguments in
            .string(GoFormat.sprintf(arguments.string(0), Array(arguments.rest(from: 1))))
        },
    ]
}

extension FunctionTable {
    /// The function a template means by `name`: the table's own, else a built-in.
    func callee(named name: GoString) -> Callee? {
        if let function = self[name] { return .function(function) }
        return Builtins.table[name]
    }
}

extension Callee {
    /// What arguments it takes; `and`, `or` and `call` take one or more of any type.
    func signature(named name: GoString) -> Signature {
        guard case .function(let function) = self else {
            return Signature(name: name, parameters: [.reflectValue, .reflectValue], isVariadic: true)
        }
        return Signature(name: name, parameters: function.parameters, isVariadic: function.isVariadic)
    }
}
