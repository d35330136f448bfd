// Pipelines, commands and operands.
extension Parser {
    /// Go's `maxStackDepth`: how deeply parentheses may nest.
    private static var maxParenDepth: Int { 10000 }

    /// Ends with the token of kind `end` at hand.
    mutating func pipeline(_ context: StaticString, end: TokenKind) throws -> PipeNode {
        let position = token.start
        let (declarations, isAssignment) = token.kind == .variable ? try declarations(in: context) : ([], false)
        guard token.kind != end else { throw failure(.missingValue(for: context)) }
        let first = try command(in: context)
        let mark = commands.count
        while token.kind != end { commands.append(try command(in: context)) }
        let rest = commands.take(from: mark)
        if !rest.isEmpty { try checkExecutable(rest) }
        return PipeNode(
            position: position, declarations: declarations, isAssignment: isAssignment, first: first, rest: rest)
    }

    /// The variables before `:=` or `=`, if this pipeline begins with any; ends with what follows at hand.
    private mutating func declarations(in context: StaticString) throws -> ([VariableNode], isAssignment: Bool) {
        var declarations: [VariableNode] = []
        while token.kind == .variable {
            let variable = token
            // "$x foo" makes $x an argument: three tokens of look-ahead are needed to see that.
            advance()
            let blank = token.kind == .space ? token : nil
            if blank != nil { advanceToWord() }
            if token.kind == .assign || token.kind == .declare {
                let isAssignment = token.kind == .assign
                declarations.append(declare(variable))
                advanceToWord()
                return (declarations, isAssignment)
            }
            guard isComma(token) else {
                backUp(to: variable, before: blank)
                break
            }
            declarations.append(declare(variable))
            guard context.isRange, declarations.count < 2 else {
                throw failure(.tooManyDeclarations(in: context))
            }
            advanceToWord()
            switch token.kind {
            case .variable, .rightDelimiter, .rightParen: continue
            default: throw failure(.rangeWithoutVariable)
            }
        }
        return (declarations, false)
    }

    private func isComma(_ token: Token) -> Bool {
        token.kind == .character && lexer.source[Int(token.start)] == UInt8(ascii: ",")
    }

    private mutating func declare(_ token: Token) -> VariableNode {
        let name = variableNames.name(of: bytes(of: token))
        variables.append(name.number)
        return VariableNode(position: token.start, name: name)
    }

    /// Only the first command of a pipeline can be a constant.
    private func checkExecutable(_ rest: [CommandNode]) throws {
        for (index, command) in rest.enumerated() where !command.first.isExecutable {
            throw failure(.notExecutable(stage: index + 2))
        }
    }

    /// Operands up to a `|`, or the end of the pipeline; ends with the word after the former or with the latter at hand.
    private mutating func command(in context: StaticString) throws -> CommandNode {
        guard token.kind.startsOperand else { throw unexpected(token, in: context) }
        let position = token.start
        let first = try operand()
        let mark = operands.count
        while token.kind == .space {
            advanceToWord()
            if token.kind.startsOperand { operands.append(try operand()) }
        }
        switch token.kind {
        case .pipe: advanceToWord()
        case .rightDelimiter, .rightParen: break
        default: throw unexpected(token, in: "operand")
        }
        return CommandNode(position: position, first: first, arguments: operands.take(from: mark))
    }

    /// A term and the fields that follow it without a blank; ends with what follows at hand.
    private mutating func operand() throws -> OperandNode {
        switch token.kind {
        case .field: return try field()
        case .variable: return try variable()
        default:
            let term = try term()
            advance()
            return token.kind == .field ? try chain(term) : term
        }
    }

    private mutating func chain(_ term: OperandNode) throws -> ChainNode {
        let first = token
        advance()
        let path = try fieldPath(from: first)
        guard term.isExecutable else {
            throw failure(.fieldOfConstant(term.text))
        }
        return ChainNode(position: first.start, base: term, path: path)
    }

    /// A field chain; its place is that of the second field, if there is one.
    private mutating func field() throws -> FieldNode {
        let first = token
        advance()
        let position = token.kind == .field ? token.start : first.start
        return FieldNode(position: position, path: try fieldPath(from: first))
    }

    /// A variable with the fields after it; its place is that of the first of them.
    private mutating func variable() throws -> VariableNode {
        let name = variableNames.name(of: bytes(of: token))
        guard variables[state.firstVariable...].contains(name.number) else {
            throw failure(.undefinedVariable(name.text))
        }
        let position = token.start
        advance()
        guard token.kind == .field else { return VariableNode(position: position, name: name) }
        let first = token
        advance()
        return VariableNode(position: first.start, name: name, path: try fieldPath(from: first))
    }

    /// The path of a field, which is passed, and of those after it; ends with what follows at hand.
    private mutating func fieldPath(from first: Token) throws -> FieldPath {
        var end = first.end
        var count = 1
        while token.kind == .field {
            end = token.end
            count += 1
            advance()
        }
        // Paths are linked and freed recursively.
        guard count < 20_000, let path = names.path(lexer.source.part(Int(first.start)..<Int(end))) else {
            throw failure(.tooManyFields)
        }
        return path
    }

    /// An operand but a field or variable.
    private mutating func term() throws -> OperandNode {
        let position = token.start
        switch token.kind {
        case .identifier: return try identifier()
        case .dot: return DotNode(position: position)
        case .nil: return NilNode(position: position)
        case .bool: return BoolNode(position: position, value: lexer.source[Int(position)] == UInt8(ascii: "t"))
        case .leftParen: return try parenthesizedPipeline()
        case .string, .rawString:
            return StringNode(position: position, quoted: bytes(of: token), value: try unquote(token))
        default: return try number()
        }
    }

    private mutating func parenthesizedPipeline() throws -> PipeNode {
        guard state.parenDepth < Self.maxParenDepth else { throw failure(.expressionDepth) }
        try enterNesting()
        state.parenDepth += 1
        defer {
            state.parenDepth -= 1
            nesting -= 1
        }
        advanceToWord()
        return try pipeline("parenthesized pipeline", end: .rightParen)
    }

    private mutating func identifier() throws -> IdentifierNode {
        let name = bytes(of: token)
        guard let function = functions.function(named: name) else {
            throw failure(.undefinedFunction(GoString(name)))
        }
        return IdentifierNode(position: token.start, function: function)
    }
}

extension StaticString {
    fileprivate var isRange: Bool { withUTF8Buffer { $0.elementsEqual("range".utf8) } }
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
