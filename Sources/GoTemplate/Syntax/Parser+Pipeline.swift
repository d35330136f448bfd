// Pipelines, commands and operands.
extension Parser {
    /// Go's `maxStackDepth`: how deeply parentheses may nest.
    private static var maxParenDepth: Int { 10000 }

    func pipeline(context: GoString, end: TokenKind) throws -> PipeNode {
        let position = peekNonSpace().start
        let (declarations, isAssignment) = try declarations(context: context)
        var commands: [CommandNode] = []
        while true {
            let token = nextNonSpace()
            if token.kind == end { break }
            guard token.kind.startsOperand else { throw unexpected(token, in: context) }
            backup()
            commands.append(try command())
        }
        guard let first = commands.first else { throw failure("missing value for " + context) }
        let rest = Array(commands.dropFirst())
        try checkExecutable(rest)
        return PipeNode(
            position: position, declarations: declarations, isAssignment: isAssignment, first: first, rest: rest)
    }

    /// The variables before `:=` or `=`, if this pipeline begins with any.
    private func declarations(context: GoString) throws -> ([VariableNode], isAssignment: Bool) {
        var declarations: [VariableNode] = []
        while peekNonSpace().kind == .variable {
            let variable = next()
            // "$x foo" makes $x an argument: three tokens of look-ahead are needed to see that.
            let following = peek()
            let decisive = peekNonSpace()
            if decisive.kind == .assign || decisive.kind == .declare {
                _ = nextNonSpace()
                declarations.append(declare(variable))
                return (declarations, decisive.kind == .assign)
            }
            guard isCharacter(decisive, UInt8(ascii: ",")) else {
                if following.kind == .space { backup3(variable, following) } else { backup2(variable) }
                break
            }
            _ = nextNonSpace()
            declarations.append(declare(variable))
            guard context == "range", declarations.count < 2 else {
                throw failure("too many declarations in " + context)
            }
            switch peekNonSpace().kind {
            case .variable, .rightDelimiter, .rightParen: continue
            default: throw failure("range can only initialize variables")
            }
        }
        return (declarations, false)
    }

    private func declare(_ token: Token) -> VariableNode {
        let node = variableNode(token)
        state.variables.append(node.variable)
        return node
    }

    /// Only the first command of a pipeline can be a constant.
    private func checkExecutable(_ rest: [CommandNode]) throws {
        for (index, command) in rest.enumerated() where !command.first.isExecutable {
            throw failure(GoString("non executable command in pipeline stage \(index + 2)"))
        }
    }

    /// Operands up to a `|`, which is read, or the end of the pipeline, which is not.
    private func command() throws -> CommandNode {
        let position = peekNonSpace().start
        var operands: [OperandNode] = []
        scan: while true {
            _ = peekNonSpace()
            if let operand = try operand() { operands.append(operand) }
            let token = next()
            switch token.kind {
            case .space: continue
            case .rightDelimiter, .rightParen:
                backup()
                break scan
            case .pipe: break scan
            default: throw unexpected(token, in: "operand")
            }
        }
        guard let first = operands.first else { throw failure("empty command") }
        return CommandNode(position: position, first: first, arguments: Array(operands.dropFirst()))
    }

    /// A term and the fields that follow it without a blank; nil if something else is next.
    private func operand() throws -> OperandNode? {
        guard let term = try term() else { return nil }
        guard peek().kind == .field else { return term }
        let position = peek().start
        var names: [GoString] = []
        while peek().kind == .field { names.append(fieldName(next())) }
        guard term.isExecutable else {
            throw failure("unexpected . after term " + Strconv.quote(term.text))
        }
        return extended(term, by: names, position: position)
    }

    /// A field or variable takes more names itself; what else there is becomes the base of a chain.
    private func extended(_ term: OperandNode, by names: [GoString], position: Int32) -> OperandNode {
        if let field = term as? FieldNode, let path = FieldPath.path(field.path.names + names) {
            return FieldNode(position: position, path: path)
        }
        guard let path = FieldPath.path(names) else { return term }
        if let node = term as? VariableNode {
            return VariableNode(position: position, variable: node.variable, name: node.name, path: path)
        }
        return ChainNode(position: position, base: term, path: path)
    }

    private func term() throws -> OperandNode? {
        let token = nextNonSpace()
        let position = token.start
        switch token.kind {
        case .identifier: return try identifier(token)
        case .dot: return DotNode(position: position)
        case .nil: return NilNode(position: position)
        case .variable: return try useVariable(token)
        case .field: return field(token)
        case .bool: return BoolNode(position: position, value: source.bytes[Int(token.start)] == UInt8(ascii: "t"))
        case .characterConstant, .complex, .number: return try number(token)
        case .leftParen: return try parenthesizedPipeline()
        case .string, .rawString:
            return StringNode(position: position, quoted: text(of: token), value: try unquote(token))
        default:
            backup()
            return nil
        }
    }

    private func parenthesizedPipeline() throws -> PipeNode {
        guard state.parenDepth < Self.maxParenDepth else { throw failure("max expression depth exceeded") }
        try enterNesting()
        state.parenDepth += 1
        defer {
            state.parenDepth -= 1
            nesting -= 1
        }
        return try pipeline(context: "parenthesized pipeline", end: .rightParen)
    }

    private func identifier(_ token: Token) throws -> IdentifierNode {
        let name = text(of: token)
        guard let callee = functions.callee(named: name) else {
            throw failure("function " + Strconv.quote(name) + " not defined")
        }
        return IdentifierNode(position: token.start, callee: callee)
    }

    private func useVariable(_ token: Token) throws -> VariableNode {
        let node = variableNode(token)
        guard state.variables.contains(node.variable) else {
            throw failure("undefined variable " + Strconv.quote(node.name))
        }
        return node
    }

    private func variableNode(_ token: Token) -> VariableNode {
        let name = text(of: token)
        return VariableNode(position: token.start, variable: variableNames.number(of: name), name: name)
    }

    private func field(_ token: Token) -> OperandNode? {
        FieldPath.path([fieldName(token)]).map { FieldNode(position: token.start, path: $0) }
    }

    /// A field's name without its dot.
    private func fieldName(_ token: Token) -> GoString {
        GoString(source.bytes[token.range].dropFirst())
    }

    private func number(_ token: Token) throws -> NumberNode {
        let text = text(of: token)
        do throws(NumberLiteral.Failure) {
            return NumberNode(position: token.start, literal: try literal(token, text), source: text)
        } catch {
            throw failure(error.reason)
        }
    }

    private func literal(_ token: Token, _ text: GoString) throws(NumberLiteral.Failure) -> NumberLiteral {
        switch token.kind {
        case .characterConstant: return try NumberLiteral(characterConstant: text)
        case .complex: return try NumberLiteral(complexPair: text)
        default:
            if let literal = NumberLiteral(smallDecimal: text.bytes[...]) { return literal }
            return try NumberLiteral(number: text)
        }
    }

    /// The value of a quoted or raw string.
    func unquote(_ token: Token) throws -> GoString {
        let content = source.bytes[token.range].dropFirst().dropLast()
        if token.kind == .rawString { return GoString(content.filter { $0 != UInt8(ascii: "\r") }) }
        if !content.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "\\") }) { return GoString(content) }
        guard let value = Strconv.unquote(text(of: token)) else { throw failure("invalid syntax") }
        return value
    }
}

extension TokenKind {
    fileprivate var startsOperand: Bool {
        switch self {
        case .bool, .characterConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString, .string,
            .variable, .leftParen:
            true
        default: false
        }
    }
}
