/// Parses one template text into the trees it defines.
///
/// Mirrors text/template/parse parse.go, method by method and with the same messages.
final class Parser {
    let source: Source
    let functions: FunctionTable
    private var lexer: Lexer
    /// What Go keeps per tree: each `define` and `block` begins with a fresh one.
    var state = State()
    private(set) var trees: [Tree] = []
    var variableNames = VariableNames()
    /// Room to gather the names of a field chain.
    var fieldNames: [GoString] = []
    /// How deeply lists and parentheses nest, over all definitions.
    var nesting = 0
    private lazy var stackLimit = StackGuard.limit

    /// The part of the parser that belongs to one definition.
    struct State {
        /// Three tokens of look-ahead; the first is the last one read from the lexer.
        fileprivate var tokens = (Token(.eof, 0, 0), Token(.eof, 0, 0), Token(.eof, 0, 0))
        fileprivate var peekCount = 0
        /// The variables defined at the moment.
        var variables: [Int32] = [VariableName.dollar.number]
        /// The left delimiter of the action being parsed.
        var actionStart: Token?
        var rangeDepth = 0
        /// The nesting of parentheses.
        var parenDepth = 0
    }

    private init(name: GoString, text: [UInt8], functions: FunctionTable) {
        self.source = Source(name: name, bytes: text)
        self.functions = functions
        self.lexer = Lexer(text)
    }

    /// All templates of a text: the one named `name`, and those it defines.
    static func parse(name: GoString, text: [UInt8], functions: FunctionTable) throws -> [Tree] {
        let parser = Parser(name: name, text: text, functions: functions)
        guard text.count < Int(Int32.max) else { throw parser.failure("template is too large") }
        let root = try parser.parseTopLevel()
        try parser.add(Tree(name: name, source: parser.source, root: root))
        return parser.trees
    }

    // MARK: Tokens

    func next() -> Token {
        if state.peekCount > 0 {
            state.peekCount -= 1
        } else {
            state.tokens.0 = lexer.nextToken()
        }
        return pending
    }

    func peek() -> Token {
        if state.peekCount > 0 {
            state.peekCount -= 1
        } else {
            state.tokens.0 = lexer.nextToken()
        }
        defer { state.peekCount += 1 }
        return pending
    }

    /// The token at the current depth of look-ahead.
    private var pending: Token {
        switch state.peekCount {
        case 0: state.tokens.0
        case 1: state.tokens.1
        default: state.tokens.2
        }
    }

    func backup() { state.peekCount += 1 }

    /// Backs up two tokens; the later one is in place already.
    func backup2(_ first: Token) {
        state.tokens.1 = first
        state.peekCount = 2
    }

    /// Backs up three tokens; the latest is in place already.
    func backup3(_ first: Token, _ second: Token) {
        state.tokens.1 = second
        state.tokens.2 = first
        state.peekCount = 3
    }

    func nextNonSpace() -> Token {
        while true {
            let token = next()
            if token.kind != .space { return token }
        }
    }

    func peekNonSpace() -> Token {
        let token = nextNonSpace()
        backup()
        return token
    }

    func expect(_ kind: TokenKind, in context: GoString) throws -> Token {
        let token = nextNonSpace()
        guard token.kind == kind else { throw unexpected(token, in: context) }
        return token
    }

    func text(of token: Token) -> GoString { source.text(of: token) }

    func isCharacter(_ token: Token, _ byte: UInt8) -> Bool {
        token.kind == .character && source.bytes[Int(token.start)] == byte
    }

    // MARK: Definitions

    /// Installs a template; a second one of the same name is an error unless one of them is blank.
    func add(_ tree: Tree) throws {
        guard let index = trees.firstIndex(where: { $0.name == tree.name }) else {
            trees.append(tree)
            return
        }
        if trees[index].isBlank {
            trees[index] = tree
        } else if !tree.isBlank {
            throw failure("template: multiple definition of template " + Strconv.quote(tree.name))
        }
    }

    // MARK: Errors

    /// Counts a level of recursion, and refuses one for which the stack may not suffice; the caller counts down.
    func enterNesting() throws {
        nesting += 1
        guard nesting > 100, StackGuard.depth < stackLimit else { return }
        throw failure("template is nested too deeply")
    }

    func failure(_ reason: GoString) -> ParseError {
        let offset = Int(state.tokens.0.start)
        return ParseError(file: source.name, line: source.line(at: offset), offset: offset, reason: reason)
    }

    func unexpected(_ token: Token, in context: GoString) -> ParseError {
        guard token.kind == .error else {
            return failure("unexpected " + describe(token) + " in " + context)
        }
        return failure(lexer.errorMessage + whereActionStarted(token))
    }

    private func whereActionStarted(_ token: Token) -> GoString {
        guard let action = state.actionStart else { return GoString() }
        let line = source.line(at: Int(action.start))
        guard line != source.line(at: Int(token.start)) else { return GoString() }
        let place = " started at " + source.name + GoString(":\(line)")
        // "unclosed action" already says the word.
        return lexer.errorMessage.bytes.hasSuffix(" action") ? place : " in action" + place
    }

    /// A token as messages show it; mirrors lex.go item.String.
    private func describe(_ token: Token) -> GoString {
        if token.kind == .eof { return "EOF" }
        let value = text(of: token)
        if token.kind.isKeyword { return "<" + value + ">" }
        guard value.count > 10 else { return Strconv.quote(value) }
        return Strconv.quote(value.prefix(runes: 10)) + "..."
    }
}

extension GoString {
    /// The first `limit` runes.
    fileprivate func prefix(runes limit: Int) -> GoString {
        var index = 0
        for _ in 0..<limit where index < count { index += rune(at: index).width }
        return GoString(bytes[..<index])
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
    }
}
