// Pipelines, constants and variables.
extension Executor {
    func evaluatePipeline(_ pipe: PipeNode, dot: Value) throws -> Value {
        node = pipe
        try countStep()
        var value = try evaluateCommand(pipe.first, dot: dot, final: nil)
        for index in 0..<pipe.rest.count {
            value = try pipe.rest.visit(index) { try evaluateCommand($0, dot: dot, final: value) }
        }
        if !pipe.declarations.isEmpty { try set(pipe, value) }
        return value
    }

    /// Evaluates a command; `final` is what the command before it gave.
    @inline(__always)
    private func evaluateCommand(_ command: CommandNode, dot: Value, final: Value?) throws -> Value {
        try command.first.evaluateCommand(by: self, dot: dot, as: command, final: final).withoutNilInterface
    }

    private func set(_ pipe: PipeNode, _ value: Value) throws {
        for index in 0..<pipe.declarations.count {
            try pipe.declarations.visit(index) { variable in
                if pipe.isAssignment {
                    try assign(variable, value, isInterface: false)
                } else {
                    variables.push(Variable(name: variable.name.number, value: value))
                }
            }
        }
        if let trace { try note(pipe.declarations, in: trace) }
    }

    private func note(_ declarations: [VariableNode], in trace: ExecutionTrace) throws {
        let reads = trace.readsForVariable()
        for variable in declarations { variables[try indexOfVariable(variable)].pointee.reads = reads }
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
        guard let value = number.ideal else { throw failure(.integerOverflow(number.source)) }
        return value
    }

    // MARK: Variables

    func evaluateVariableNode(_ variable: VariableNode, dot: Value, command: CommandNode?, final: Value?) throws
        -> Value
    {
        node = variable
        let index = try indexOfVariable(variable)
        trace?.read(variable: variables[index].pointee.reads)
        guard let path = variable.path.unmanaged else {
            if let command { try refuseArguments(command, final: final) }
            return variables[index].pointee.value
        }
        return try path._withUnsafeGuaranteedRef { path in
            let map = variables[index].pointee.value.unmanagedMap
            if let value = plainValue(at: path, of: map, command, final) { return value }
            let receiver = Receiver(
                value: variables[index].pointee.value, isInterface: variables[index].pointee.isInterface)
            let access = FieldAccess(node: variable, dot: dot, command: command, final: final)
            return try evaluateFieldChain(path, of: receiver, access)
        }
    }

    func assign(_ variable: VariableNode, _ value: Value, isInterface: Bool) throws {
        let index = try indexOfVariable(variable)
        variables[index].pointee.value = value
        variables[index].pointee.isInterface = isInterface
    }

    /// Searches from the latest variable down; which one a name means is known only here, not in the parser.
    private func indexOfVariable(_ variable: VariableNode) throws -> Int {
        let number = variable.name.number
        var index = variables.count - 1
        while index >= variableBase {
            if variables[index].pointee.name == number { return index }
            index -= 1
        }
        throw failure(.undefinedVariable(variable.name.text))
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
