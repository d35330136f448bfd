import GoTemplate

extension TemplateWalker {
    /// What a pipeline may give; its variables are set.
    func evaluate(_ pipe: PipeNode, dot: SymbolicValue) -> SymbolicValue {
        let value = result(of: pipe, dot: dot)
        for variable in pipe.declarations {
            bind(variable.name.number, value, isAssignment: pipe.isAssignment)
        }
        return value
    }

    func result(of pipe: PipeNode, dot: SymbolicValue) -> SymbolicValue {
        let outer = isDigest
        defer { isDigest = outer }
        isDigest = isDigest || pipe.rest.contains(where: \.isDigest)
        var value = evaluate(pipe.first, dot: dot, piped: nil)
        for command in pipe.rest { value = evaluate(command, dot: dot, piped: value) }
        return value
    }

    private func evaluate(_ command: CommandNode, dot: SymbolicValue, piped: SymbolicValue?) -> SymbolicValue {
        guard takeStep() else { return .other }
        if let function = command.first as? IdentifierNode {
            return call(function.function, SymbolicCall(command, dot: dot, piped: piped))
        }
        let value = evaluate(command.first, dot: dot)
        guard !command.arguments.isEmpty || piped != nil else { return value }
        return callMethod(value, SymbolicCall(command, dot: dot, piped: piped))
    }

    /// What an operand may be.
    func evaluate(_ operand: OperandNode, dot: SymbolicValue) -> SymbolicValue {
        switch operand {
        case is DotNode: return dot
        case let text as StringNode: return SymbolicValue([.text(text.value)])
        case let field as FieldNode:
            return fields(field.fields, of: dot, at: field, isSafe: false)
        case let variable as VariableNode:
            return fields(variable.fields, of: value(of: variable.name.number), at: variable, isSafe: false)
        case let chain as ChainNode:
            let base = evaluate(chain.base, dot: dot)
            return fields(chain.fields, of: base, at: chain, isSafe: true)
        case let pipe as PipeNode: return evaluate(pipe, dot: dot)
        case let function as IdentifierNode:
            return call(function.function, SymbolicCall(arguments: [], dot: dot, piped: nil, offset: function.position))
        default: return .other
        }
    }

    private func fields(
        _ names: [GoString], of value: SymbolicValue, at node: OperandNode, isSafe: Bool
    ) -> SymbolicValue {
        offset = Int(node.position)
        var (value, isSafe) = (value, isSafe)
        for name in names {
            value = field(name, of: value, isSafe: isSafe)
            // Only the first step is taken from what may be nothing.
            isSafe = false
        }
        return value
    }

    // MARK: Methods

    /// A method of something of the dot, as in `.Files.Get "a"`: what it is given counts as read.
    private func callMethod(_ receiver: SymbolicValue, _ call: SymbolicCall) -> SymbolicValue {
        let arguments = values(of: call)
        for part in receiver.parts {
            guard case .field(let scope, let name) = part, name.hasPrefix("Files.") else { continue }
            noteFile(scope: scope, method: name, arguments.first)
        }
        for argument in arguments { consume(argument, .whole) }
        consume(receiver, .whole)
        return .other
    }

    private func noteFile(scope: Int, method: GoString, _ argument: SymbolicValue?) {
        guard !isSupposed, ["Files.Get", "Files.GetBytes", "Files.Lines"].contains(method) else { return }
        let place = TemplatePlace(source: source, offset: offset)
        for name in argument?.texts ?? [] {
            facts.files.insert(TemplateFacts.FileRead(chart: scopes[scope].chart.fullPath, file: name, place: place))
        }
    }

    /// What the arguments of a call may be, what is piped in last.
    func values(of call: SymbolicCall) -> [SymbolicValue] {
        let values = call.arguments.map { evaluate($0, dot: call.dot) }
        return call.piped.map { values + [$0] } ?? values
    }
}

extension CommandNode {
    /// Whether this makes a checksum of what is piped into it.
    fileprivate var isDigest: Bool {
        guard let function = (first as? IdentifierNode)?.function.name else { return false }
        return ["sha1sum", "sha256sum", "sha512sum", "adler32sum", "md5sum"].contains(function)
    }
}

/// A call in a template: the words behind the function, and what is piped into it.
struct SymbolicCall {
    let arguments: [OperandNode]
    let dot: SymbolicValue
    let piped: SymbolicValue?
    let offset: Int

    init(arguments: [OperandNode], dot: SymbolicValue, piped: SymbolicValue?, offset: Int32) {
        (self.arguments, self.dot, self.piped, self.offset) = (arguments, dot, piped, Int(offset))
    }

    init(_ command: CommandNode, dot: SymbolicValue, piped: SymbolicValue?) {
        self.init(arguments: command.arguments, dot: dot, piped: piped, offset: command.position)
    }
}
