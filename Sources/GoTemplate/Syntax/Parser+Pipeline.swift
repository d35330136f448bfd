// Pipelines, commands and operands.
extension Parser {
    /// Go's `maxStackDepth`: how deeply parentheses may nest.
    private static var maxParenDepth: Int { 10000 }

    func pipeline(context: GoString, end: TokenKind) throws -> PipeNode {
        let position = peekNonSpace().start
        let (declarations, isAssignment) = try declarations(context: context)
        guard let first = try nextCommand(context: context, end: end) else {
            throw failure("missing value for " + context)
        }
        var rest: [CommandNode] = []
        while let command = try nextCommand(context: context, end: end) { rest.append(command) }
        try checkExecutable(rest)
        return PipeNode(
            position: position, declarations: declarations, isAssignment: isAssignment, first: first, rest: rest)
    }

    /// The next command of a pipeline; nil at its end, which is read.
    private func nextCommand(context: GoString, end: TokenKind) throws -> CommandNode? {
        let token = nextNonSpace()
        if token.kind == end { return nil }
        guard token.kind.startsOperand else { throw unexpected(token, in: context) }
        backup()
        return try command()
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
        let name = variableNames.name(of: text(of: token))
        state.variables.append(name.number)
        return VariableNode(position: token.start, name: name)
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
        var first: OperandNode?
        var arguments: [OperandNode] = []
        var isComplete = false
        while !isComplete {
            _ = peekNonSpace()
            let operand = try operand()
            if first == nil { first = operand } else if let operand { arguments.append(operand) }
            isComplete = try isCommandComplete(next())
        }
        guard let first else { throw failure("empty command") }
        return CommandNode(position: position, first: first, arguments: arguments)
    }

    /// Whether the token after an operand ends its command; that of an enclosing pipeline is left to be read.
    private func isCommandComplete(_ token: Token) throws -> Bool {
        switch token.kind {
        case .space: return false
        case .pipe: return true
        case .rightDelimiter, .rightParen:
            backup()
            return true
        default: throw unexpected(token, in: "operand")
        }
    }

    /// A term and the fields that follow it without a blank; nil if something else is next.
    private func operand() throws -> OperandNode? {
        guard let term = try term() else { return nil }
        let token = peek()
        guard token.kind == .field, let path = try fieldPath() else { return term }
        guard term.isExecutable else {
            throw failure("unexpected . after term " + Strconv.quote(term.text))
        }
        return ChainNode(position: token.start, base: term, path: path)
    }

    /// The fields that are next; nil if there are none.
    private func fieldPath(after first: Token? = nil) throws -> FieldPath? {
        fieldNames.removeAll(keepingCapacity: true)
        if let first { fieldNames.append(fieldName(first)) }
        while peek().kind == .field {
            let token = next()
            fieldNames.append(fieldName(token))
        }
        // Paths are linked and freed recursively.
        guard fieldNames.count < 20_000 else { throw failure("too many fields in a chain") }
        return FieldPath.path(fieldNames)
    }

    private func term() throws -> OperandNode? {
        let token = nextNonSpace()
        let position = token.start
        switch token.kind {
        case .identifier: return try identifier(token)
        case .dot: return DotNode(position: position)
        case .nil: return NilNode(position: position)
        case .variable: return try variable(token)
        case .field: return try field(token)
        case .bool: return BoolNode(position: position, value: source.bytes[Int(token.start)] == UInt8(ascii: "t"))
        case .characterConstant, .complex, .number: return try number(token)
        case .leftParen: return try parenthesizedPipeline()
        case .string, .rawString:
            return StringNode(source: source, token: token, value: try unquote(token))
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

    /// A variable with the fields after it; its place is that of the first of them.
    private func variable(_ token: Token) throws -> VariableNode {
        let name = variableNames.name(of: text(of: token))
        guard state.variables.contains(name.number) else {
            throw failure("undefined variable " + Strconv.quote(name.text))
        }
        let following = peek()
        guard following.kind == .field else { return VariableNode(position: token.start, name: name) }
        return VariableNode(position: following.start, name: name, path: try fieldPath())
    }

    /// A field chain; its place is that of the second field, if there is one.
    private func field(_ token: Token) throws -> FieldNode? {
        let following = peek()
        let position = following.kind == .field ? following.start : token.start
        return try fieldPath(after: token).map { FieldNode(position: position, path: $0) }
    }

    /// A field's name without its dot.
    private func fieldName(_ token: Token) -> GoString {
        GoString(source.bytes[token.range].dropFirst())
    }

    private func number(_ token: Token) throws -> NumberNode {
        let text = text(of: token)
        do throws(NumberLiteral.Failure) {
            return NumberNode(source: text, literal: try literal(token, text), position: token.start)
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
        let content = source.bytes[(Int(token.start) + 1)..<(Int(token.end) - 1)]
        if token.kind == .rawString {
            guard content.contains(UInt8(ascii: "\r")) else { return GoString(content) }
            return GoString(content.filter { $0 != UInt8(ascii: "\r") })
        }
        if Self.isPlain(content) { return GoString(content) }
        guard let value = Strconv.unquote(text(of: token)) else { throw failure("invalid syntax") }
        return value
    }

    /// Whether a quoted text means just what it says: ASCII without escapes.
    private static func isPlain(_ content: ArraySlice<UInt8>) -> Bool {
        content.withUnsafeBufferPointer { bytes in
            var plain = true
            for byte in bytes { plain = plain && byte < 0x80 && byte != UInt8(ascii: "\\") }
            return plain
        }
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
