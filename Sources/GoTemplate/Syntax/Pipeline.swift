/// A pipeline, with the variables it declares or assigns.
final class PipeNode: SyntaxNode, @unchecked Sendable {
    let declarations: [VariableNode]
    /// Whether the variables are assigned (`=`), not declared (`:=`).
    let isAssignment: Bool
    let commands: [CommandNode]

    init(position: Int32, declarations: [VariableNode], isAssignment: Bool, commands: [CommandNode]) {
        self.declarations = declarations
        self.isAssignment = isAssignment
        self.commands = commands
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        for (index, variable) in declarations.enumerated() {
            if index > 0 { output.append(", ") }
            variable.write(to: &output)
        }
        if !declarations.isEmpty { output.append(isAssignment ? " = " : " := ") }
        for (index, command) in commands.enumerated() {
            if index > 0 { output.append(" | ") }
            command.write(to: &output)
        }
    }
}

/// A command of a pipeline: a first word and its arguments.
final class CommandNode: SyntaxNode, @unchecked Sendable {
    /// The first word and the arguments; never empty.
    let operands: [Operand]
    /// The first of `operands`.
    let first: Operand

    init(position: Int32, first: Operand, operands: [Operand]) {
        self.first = first
        self.operands = operands
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        for (index, operand) in operands.enumerated() {
            if index > 0 { output.append(" ") }
            operand.writeParenthesized(to: &output)
        }
    }
}
