/// The functions a template may name.
package struct FunctionTable: Sendable {
    package private(set) var functions: [GoString: Function] = [:]

    package init(_ functions: [Function] = []) {
        add(functions)
    }

    /// Adds functions; one of the same name is replaced, as with Go's `FuncMap`.
    package mutating func add(_ functions: [Function]) {
        for function in functions { self.functions[GoString(function.name)] = function }
    }

    package mutating func remove(_ name: GoString) { functions[name] = nil }

    package subscript(name: GoString) -> Function? { functions[name] }
}

extension FunctionTable {
    /// The names of all functions, in no order.
    package var names: [GoString] { Array(functions.keys) }
}
