/// Parses template texts, one after the other, into the trees they define.
///
/// Mirrors text/template/parse parse.go with the same messages. Where Go's parser peeks and backs up, this one keeps one
/// token at hand: what parses something begins with `token` as the first of it, and ends with `token` as the last
/// of it unless it says otherwise. Tokens are asked for as late as in Go, since messages carry the line of the last one.
///
/// A value, so that the compiler sees that no two accesses to its parts overlap; what keeps one is `ReusableParser`.
struct Parser: ~Copyable {
    let functions: FunctionTable
    private(set) var source = Source.empty
    private(set) var lexer = Lexer(UnsafeBufferPointer(start: nil, count: 0))
    /// The token at hand.
    private(set) var token = Token(.eof, 0, 0)
    /// Tokens to come before those of the lexer: at most two, and where there is one, the second.
    private var pending = (Token(.eof, 0, 0), Token(.eof, 0, 0))
    private var pendingCount = 0

    /// What Go keeps per tree: each `define` and `block` begins with a fresh one.
    var state = State()
    private var trees: [Tree] = []
    /// Where in `trees` each name stands; empty as long as these are few.
    private var treeIndices: [GoString: Int] = [:]
    var variableNames = VariableNames()
    var names = NameCache()
    /// The numbers of the variables defined at the moment.
    var variables: [Int32] = []
    /// What ended the last list.
    var listEnd = End.end
    /// How deeply lists and parentheses nest, over all definitions.
    var nesting = 0
    private var stackLimit: UInt?

    // What lists, pipelines and commands are made of, until their ends are found.
    var statements = ArrayBuilder<StatementNode>()
    var commands = ArrayBuilder<CommandNode>()
    var operands = ArrayBuilder<OperandNode>()

    /// The part of the parser that belongs to one definition.
    struct State {
        /// Where the last token begins that was read from the lexer.
        fileprivate var lastStart: Int32 = 0
        /// Where those of `variables` begin that this definition sees.
        var firstVariable = 0
        /// The left delimiter of the action being parsed.
        var actionStart: Token?
        var rangeDepth = 0
        /// The nesting of parentheses.
        var parenDepth = 0
    }

    init(functions: FunctionTable) {
        self.functions = functions
    }

    /// All templates of a text: the one named `name`, and those it defines; throws `ParseError`.
    mutating func parse(name: GoString, text: [UInt8]) throws -> [Tree] {
        source = Source(name: name, bytes: text)
        defer { reset() }
        return try text.withUnsafeBufferPointer { bytes in
            guard bytes.count < Int(Int32.max) else { throw failure(.tooLarge) }
            lexer = Lexer(bytes)
            variables.append(VariableName.dollar.number)
            let root = try parseTopLevel()
            try add(Tree(name: name, source: source, root: root))
            return trees
        }
    }

    /// Forgets the text, but not the names in it.
    private mutating func reset() {
        source = .empty
        lexer = Lexer(UnsafeBufferPointer(start: nil, count: 0))
        pendingCount = 0
        state = State()
        trees = []
        treeIndices = [:]
        variables.removeAll(keepingCapacity: true)
        nesting = 0
        stackLimit = nil
        if statements.count + commands.count + operands.count > 0 {
            statements.removeAll()
            commands.removeAll()
            operands.removeAll()
        }
        // Each file needs numbers only for its own names.
        if variableNames.count > 1000 { variableNames = VariableNames() }
    }

    // MARK: Tokens

    @inline(__always)
    mutating func advance() {
        guard pendingCount == 0 else { return takePending() }
        token = lexer.nextToken()
        state.lastStart = token.start
    }

    /// Passes over blanks.
    @inline(__always)
    mutating func advanceToWord() {
        guard pendingCount == 0 else { return takePendingWord() }
        token = lexer.nextWord()
        state.lastStart = token.start
    }

    private mutating func takePendingWord() {
        repeat { takePending() } while token.kind == .space
    }

    private mutating func takePending() {
        token = pendingCount == 2 ? pending.0 : pending.1
        pendingCount -= 1
    }

    /// Makes `first` the token at hand again; the blank after it, if there was one, and the present token follow.
    mutating func backUp(to first: Token, before blank: Token?) {
        pending = (blank ?? token, token)
        pendingCount = blank == nil ? 1 : 2
        token = first
    }

    mutating func expect(_ kind: TokenKind, in context: StaticString) throws {
        advanceToWord()
        guard token.kind == kind else { throw unexpected(token, in: context) }
    }

    /// The bytes of a token, as long as this text is parsed.
    @inline(__always)
    func bytes(of token: Token) -> UnsafeBufferPointer<UInt8> { lexer.source.part(token.range) }

    // MARK: Definitions

    /// Installs a template; a second one of the same name is an error unless one of them is blank.
    mutating func add(_ tree: Tree) throws {
        // Most texts define just one.
        guard !trees.isEmpty else { return trees = [tree] }
        guard let index = indexOfTree(named: tree.name) else {
            if !treeIndices.isEmpty { treeIndices[tree.name] = trees.count }
            trees.append(tree)
            return
        }
        if trees[index].isBlank {
            trees[index] = tree
        } else if !tree.isBlank {
            throw failure(.redefinition(tree.name))
        }
    }

    /// Few names are found sooner without a table.
    private mutating func indexOfTree(named name: GoString) -> Int? {
        guard trees.count >= 32 else { return trees.firstIndex { $0.name == name } }
        if treeIndices.isEmpty {
            for (index, tree) in trees.enumerated() { treeIndices[tree.name] = index }
        }
        return treeIndices[name]
    }

    // MARK: Errors

    /// Counts a level of recursion, and refuses one for which the stack may not suffice; the caller counts down.
    mutating func enterNesting() throws {
        nesting += 1
        guard nesting > 100 else { return }
        let limit = stackLimit ?? StackGuard.limit
        stackLimit = limit
        guard StackGuard.depth < limit else { return }
        throw failure(.tooDeep)
    }

    @inline(never)
    func failure(_ kind: ParseError.Kind) -> ParseError {
        let offset = Int(state.lastStart)
        return ParseError(kind, file: source.name, line: source.line(at: offset), offset: offset)
    }

    @inline(never)
    func unexpected(_ token: Token, in context: StaticString) -> ParseError {
        guard token.kind == .error else {
            return failure(.unexpected(describe(token), in: context))
        }
        return failure(.token(problem: lexer.errorMessage, action: placeOfAction(before: token)))
    }

    /// Where the action began that is being parsed; nil where that is the token's own line.
    private func placeOfAction(before token: Token) -> GoString? {
        guard let action = state.actionStart else { return nil }
        let line = source.line(at: Int(action.start))
        guard line != source.line(at: Int(token.start)) else { return nil }
        return source.name + GoString(":\(line)")
    }

    /// A token as messages show it; mirrors lex.go item.String.
    private func describe(_ token: Token) -> GoString {
        if token.kind == .eof { return "EOF" }
        let value = GoString(bytes(of: token))
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
