/// The functions a template may name.
package struct FunctionTable: Sendable {
    private var callees: [GoString: Callee] = Builtins.callees

    package init(_ functions: [Function] = []) {
        add(functions)
    }

    /// Adds functions; one of the same name is replaced, as with Go's `FuncMap`, and a built-in is hidden.
    package mutating func add(_ functions: [Function]) {
        callees.reserveCapacity(callees.count + functions.count)
        for function in functions {
            let callee = Callee(function)
            callees[callee.name] = callee
        }
    }

    package mutating func remove(_ name: GoString) {
        callees[name] = Builtins.callees[name]
    }

    /// The names of all functions but the built-ins, in no order.
    package var names: [GoString] {
        callees.compactMap { name, callee in Builtins.callees[name] === callee ? nil : name }
    }

    /// The function a template means by `name`: the table's own, else a built-in.
    func callee(named name: GoString) -> Callee? { callees[name] }
}
