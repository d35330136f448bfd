// Pipelines, constants and variables.
extension Executor {
    func evaluate(_ pipe: PipeNode, dot: Value) throws -> Value {
        node = pipe
        try countStep()
        var value = try evaluate(pipe.first, dot: dot, final: nil)
        if !pipe.rest.isEmpty {
            for command in pipe.rest { value = try evaluate(command, dot: dot, final: value) }
        }
        if !pipe.declarations.isEmpty { try set(pipe, value) }
        return value
    }

    /// Evaluates a command; `final` is what the command before it gave.
    @inline(__always)
    private func evaluate(_ command: CommandNode, dot: Value, final: Value?) throws -> Value {
        try command.first.evaluate(by: self, dot: dot, as: command, final: final).withoutNilInterface
    }

    private func set(_ pipe: PipeNode, _ value: Value) throws {
        for variable in pipe.declarations {
            if pipe.isAssignment {
                try assign(variable, value, isInterface: false)
            } else {
                variables.append(Variable(name: variable.name.number, value: value))
            }
        }
        if let trace { try note(pipe.declarations, in: trace) }
    }

    private func note(_ declarations: [VariableNode], in trace: ExecutionTrace) throws {
        let reads = trace.readsForVariable()
        for variable in declarations { variables[try indexOfVariable(variable)].reads = reads }
    }

    // MARK: Constants

    /// Notes that a constant is the command being evaluated, which can take no arguments.
    func takeConstant(_ command: CommandNode, final: Value?) throws {
        node = command.first
        try refuseArguments(command, final: final)
    }

    func refuseArguments(_ command: CommandNode, final: Value?) throws {
        if !command.arguments.isEmpty || final != nil { throw argumentFailure(command.first) }
    }

    /// The value of a number where no type is asked for.
    func idealConstant(_ number: NumberNode) throws -> Value {
        node = number
        guard let value = number.ideal else { throw failure(number.source + " overflows int") }
        return value
    }

    // MARK: Variables

    func evaluate(_ variable: VariableNode, dot: Value, command: CommandNode?, final: Value?) throws -> Value {
        node = variable
        let index = try indexOfVariable(variable)
        trace?.read(variable: variables[index].reads)
        guard let path = variable.path else {
            if let command { try refuseArguments(command, final: final) }
            return variables[index].value
        }
        let receiver = Receiver(value: variables[index].value, isInterface: variables[index].isInterface)
        return try evaluate(path, of: receiver, FieldAccess(node: variable, dot: dot, command: command, final: final))
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
            if variables[index].name == variable.name.number { return index }
            index -= 1
        }
        throw failure("undefined variable: " + variable.name.text)
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
