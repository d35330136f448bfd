// Pipelines and commands. A missing final value is nil, one of nothing is `.invalid`.
extension Executor {
    func evaluatePipeline(_ pipe: PipeNode, dot: Value) throws -> Value {
        node = pipe
        try countStep()
        var value: Value?
        for command in pipe.commands {
            value = try evaluate(command, dot: dot, final: value).withoutNilInterface
        }
        let result = value ?? .invalid
        for variable in pipe.declarations {
            if pipe.isAssignment {
                try assign(variable, result, isInterface: false)
            } else {
                variables.append(Variable(name: variable.variable, value: result))
            }
        }
        return result
    }

    private func evaluate(_ command: CommandNode, dot: Value, final: Value?) throws -> Value {
        switch command.first {
        case .field(let field):
            return try evaluate(field, dot: dot, arguments: command, final: final)
        case .chain(let chain):
            return try evaluate(chain, dot: dot, arguments: command, final: final)
        case .identifier(let identifier):
            return try evaluate(identifier, dot: dot, at: command, arguments: command, final: final)
        case .pipe(let pipe):
            try refuseArguments(command, final: final)
            return try evaluatePipeline(pipe, dot: dot)
        case .variable(let variable):
            return try evaluate(variable, dot: dot, arguments: command, final: final)
        case .bool, .dot, .nil, .number, .string:
            break
        }
        node = command.first.node
        try refuseArguments(command, final: final)
        return try evaluateConstant(command.first, dot: dot)
    }

    private func evaluateConstant(_ operand: Operand, dot: Value) throws -> Value {
        switch operand {
        case .bool(let bool): return .bool(bool.value)
        case .dot: return dot
        case .nil: throw failure("nil is not a command")
        case .number(let number): return try idealConstant(number)
        case .string(let string): return .string(string.value)
        default: throw failure("can't evaluate command " + Strconv.quote(operand.node.text))
        }
    }

    /// The value of a number where no type is asked for.
    func idealConstant(_ number: NumberNode) throws -> Value {
        node = number
        guard let value = number.ideal else { throw failure(number.source + " overflows int") }
        return value
    }

    private func refuseArguments(_ command: CommandNode, final: Value?) throws {
        guard command.operands.count > 1 || final != nil else { return }
        throw failure("can't give argument to non-function " + command.first.node.text)
    }

    // MARK: Variables

    func evaluate(_ variable: VariableNode, dot: Value, arguments: CommandNode?, final: Value?) throws -> Value {
        node = variable
        let index = try indexOfVariable(variable)
        guard !variable.fields.isEmpty else {
            if let arguments { try refuseArguments(arguments, final: final) }
            return variables[index].value
        }
        let receiver = Receiver(value: variables[index].value, isInterface: variables[index].isInterface)
        return try evaluate(
            variable.fields, of: receiver, at: variable, dot: dot, arguments: arguments, final: final)
    }

    func assign(_ variable: VariableNode, _ value: Value, isInterface: Bool) throws {
        let index = try indexOfVariable(variable)
        variables[index].value = value
        variables[index].isInterface = isInterface
    }

    /// Searches from the latest variable down; which one a name means is known only here, not in the parser.
    private func indexOfVariable(_ variable: VariableNode) throws -> Int {
        var index = variables.count - 1
        while index >= variableBase {
            if variables[index].name == variable.variable { return index }
            index -= 1
        }
        throw failure("undefined variable: " + variable.name)
    }
}

extension Value {
    /// Go's `Elem()` of an `interface{}`: a nil one becomes no value.
    @inline(__always)
    var withoutNilInterface: Value {
        if case .null = self { return .invalid }
        return self
    }
}
