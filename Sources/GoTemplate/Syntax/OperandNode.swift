/// A word of a command.
package class OperandNode: SyntaxNode, @unchecked Sendable {
    /// Whether this may stand in a later stage of a pipeline.
    var isExecutable: Bool { true }

    /// Appends the node's text as it stands in a command: a pipeline in parentheses.
    func writeOperand(to output: inout [UInt8]) { write(to: &output) }

    /// Lets the executor evaluate the node as the first word of a command; `final` is the value piped into it.
    func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws -> Value {
        .invalid
    }

    /// Lets the executor evaluate the node as an argument for a parameter.
    func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value { .invalid }
}

/// `.A.B`.
package final class FieldNode: OperandNode, @unchecked Sendable {
    let path: FieldPath

    init(position: Int32, path: FieldPath) {
        self.path = path
        super.init(position: position)
    }

    /// The names of the fields, each one of the one before.
    package var fields: [GoString] { path.names }

    override func write(to output: inout [UInt8]) { path.write(to: &output) }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.evaluateFieldNode(self, dot: dot, command: command, final: final)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.checked(executor.evaluateFieldNode(self, dot: dot, command: nil, final: nil), for: parameter)
    }
}

/// `(pipeline).A.B` or `function.A.B`.
package final class ChainNode: OperandNode, @unchecked Sendable {
    package let base: OperandNode
    let path: FieldPath

    init(position: Int32, base: OperandNode, path: FieldPath) {
        self.base = base
        self.path = path
        super.init(position: position)
    }

    /// The names of the fields, each one of the one before.
    package var fields: [GoString] { path.names }

    override func write(to output: inout [UInt8]) {
        base.writeOperand(to: &output)
        path.write(to: &output)
    }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.evaluateChainNode(self, dot: dot, command: command, final: final)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.checked(executor.evaluateChainNode(self, dot: dot, command: nil, final: nil), for: parameter)
    }
}

/// A function's name, with the function itself.
package final class IdentifierNode: OperandNode, @unchecked Sendable {
    package let function: Function

    init(position: Int32, function: Function) {
        self.function = function
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) { output += function.name.utf8 }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.evaluateFunction(self, dot: dot, at: command, arguments: command.arguments, final: final)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.checked(
            executor.evaluateFunction(self, dot: dot, at: self, arguments: [], final: nil), for: parameter)
    }
}

/// `$x.A.B`.
package final class VariableNode: OperandNode, @unchecked Sendable {
    package let name: VariableName
    let path: FieldPath?

    init(position: Int32, name: VariableName, path: FieldPath? = nil) {
        self.name = name
        self.path = path
        super.init(position: position)
    }

    /// The names of the fields, each one of the one before; none for the variable itself.
    package var fields: [GoString] { path?.names ?? [] }

    override func write(to output: inout [UInt8]) {
        output += name.text.bytes
        path?.write(to: &output)
    }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.evaluateVariableNode(self, dot: dot, command: command, final: final)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.checked(executor.evaluateVariableNode(self, dot: dot, command: nil, final: nil), for: parameter)
    }
}
