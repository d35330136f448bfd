/// The functions a template may name.
package struct FunctionTable: Sendable {
    private var functions = Builtins.table

    package init(_ functions: [Function] = []) {
        add(functions)
    }

    /// Adds functions; one of the same name is replaced, as with Go's `FuncMap`, and a built-in is hidden.
    package mutating func add(_ functions: [Function]) {
        for function in functions { self.functions.set(function, named: GoString(function.name)) }
    }

    /// The names of all functions but the built-ins, in no order.
    package var names: [GoString] {
        zip(functions.names, functions.elements).compactMap { Builtins.table[$0] === $1 ? nil : $0 }
    }

    /// The names of the functions with a trait, built-ins among them, in no order.
    package func names(with trait: Function.Trait) -> [GoString] {
        functions.elements.filter { $0.trait == trait }.map { GoString($0.name) }
    }

    /// The function a template means by `name`: the table's own, else a built-in.
    func function(named name: UnsafeBufferPointer<UInt8>) -> Function? { functions[name] }
}
