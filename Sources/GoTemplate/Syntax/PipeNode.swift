/// A pipeline, with the variables it declares or assigns.
package final class PipeNode: OperandNode, @unchecked Sendable {
    package let declarations: [VariableNode]
    /// Whether the variables are assigned (`=`), not declared (`:=`).
    package let isAssignment: Bool
    package let first: CommandNode
    /// The commands after the first.
    package let rest: [CommandNode]

    init(
        position: Int32, declarations: [VariableNode], isAssignment: Bool, first: CommandNode, rest: [CommandNode]
    ) {
        self.declarations = declarations
        self.isAssignment = isAssignment
        self.first = first
        self.rest = rest
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        for (index, variable) in declarations.enumerated() {
            if index > 0 { output.append(", ") }
            variable.write(to: &output)
        }
        if !declarations.isEmpty { output.append(isAssignment ? " = " : " := ") }
        first.write(to: &output)
        for command in rest {
            output.append(" | ")
            command.write(to: &output)
        }
    }

    override func writeOperand(to output: inout [UInt8]) {
        output.append("(")
        write(to: &output)
        output.append(")")
    }

    override func evaluateCommand(by executor: Executor, dot: Value, as command: CommandNode, final: Value?) throws
        -> Value
    {
        try executor.refuseArguments(command, final: final)
        return try executor.evaluatePipeline(self, dot: dot)
    }

    override func evaluateArgument(by executor: Executor, dot: Value, for parameter: Parameter) throws -> Value {
        try executor.checked(executor.evaluatePipeline(self, dot: dot), for: parameter)
    }
}

/// A command of a pipeline: a first word and its arguments.
package final class CommandNode: SyntaxNode, @unchecked Sendable {
    package let first: OperandNode
    /// The words after the first.
    package let arguments: [OperandNode]

    init(position: Int32, first: OperandNode, arguments: [OperandNode]) {
        self.first = first
        self.arguments = arguments
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        first.writeOperand(to: &output)
        for operand in arguments {
            output.append(" ")
            operand.writeOperand(to: &output)
        }
    }
}
