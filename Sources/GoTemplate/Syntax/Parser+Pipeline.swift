// Pipelines, commands and operands.
extension Parser {
    /// Go's `maxStackDepth`: how deeply parentheses may nest.
    private static var maxParenDepth: Int { 10000 }

    mutating func pipeline(context: GoString, end: TokenKind) throws -> PipeNode {
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
        try check(commands, context: context)
        return PipeNode(
            position: position, declarations: declarations, isAssignment: isAssignment, commands: commands)
    }

    /// The variables before `:=` or `=`, if this pipeline begins with any.
    private mutating func declarations(context: GoString) throws -> ([VariableNode], isAssignment: Bool) {
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

    private mutating func declare(_ token: Token) -> VariableNode {
        let node = variableNode(token)
        state.variables.append(node.variable)
        return node
    }

    private func check(_ commands: [CommandNode], context: GoString) throws {
        guard !commands.isEmpty else { throw failure("missing value for " + context) }
        for (index, command) in commands.enumerated().dropFirst() where !command.first.isExecutable {
            throw failure(GoString("non executable command in pipeline stage \(index + 1)"))
        }
    }

    /// Operands up to a `|`, which is read, or the end of the pipeline, which is not.
    private mutating func command() throws -> CommandNode {
        let position = peekNonSpace().start
        var operands: [Operand] = []
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
        return CommandNode(position: position, first: first, operands: operands)
    }

    /// A term and the fields that follow it without a blank; nil if something else is next.
    private mutating func operand() throws -> Operand? {
        guard let term = try term() else { return nil }
        guard peek().kind == .field else { return term }
        let position = peek().start
        var names: [GoString] = []
        while peek().kind == .field { names.append(fieldName(next())) }
        switch term {
        case .field(let node): return .field(FieldNode(position: position, names: node.names + names))
        case .variable(let node):
            return .variable(
                VariableNode(
                    position: position, variable: node.variable, name: node.name, fields: node.fields + names))
        case .bool, .string, .number, .nil, .dot:
            throw failure("unexpected . after term " + Strconv.quote(term.node.text))
        case .chain, .identifier, .pipe:
            return .chain(ChainNode(position: position, base: term, names: names))
        }
    }

    private mutating func term() throws -> Operand? {
        let token = nextNonSpace()
        let position = token.start
        switch token.kind {
        case .identifier: return .identifier(try identifier(token))
        case .dot: return .dot(DotNode(position: position))
        case .nil: return .nil(NilNode(position: position))
        case .variable: return .variable(try useVariable(token))
        case .field: return .field(FieldNode(position: position, names: [fieldName(token)]))
        case .bool: return .bool(BoolNode(position: position, value: source.bytes[Int(token.start)] == 0x74))
        case .characterConstant, .complex, .number: return .number(try number(token))
        case .leftParen: return .pipe(try parenthesizedPipeline())
        case .string, .rawString:
            return .string(StringNode(position: position, quoted: text(of: token), value: try unquote(token)))
        default:
            backup()
            return nil
        }
    }

    private mutating func parenthesizedPipeline() throws -> PipeNode {
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
        return IdentifierNode(position: token.start, name: name, callee: callee)
    }

    private mutating func useVariable(_ token: Token) throws -> VariableNode {
        let node = variableNode(token)
        guard state.variables.contains(node.variable) else {
            throw failure("undefined variable " + Strconv.quote(node.name))
        }
        return node
    }

    private mutating func variableNode(_ token: Token) -> VariableNode {
        let name = text(of: token)
        return VariableNode(position: token.start, variable: variableNames.number(of: name), name: name)
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
