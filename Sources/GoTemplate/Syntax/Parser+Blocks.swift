// Lists, control structures and definitions.
extension Parser {
    /// What ends a list.
    enum End {
        case end
        case `else`(position: Int32)

        /// Go's text of it.
        var text: GoString { isEnd ? "{{end}}" : "{{else}}" }

        var isEnd: Bool {
            if case .end = self { true } else { false }
        }
    }

    /// The top level: like a list, with definitions, up to the end of the text.
    mutating func parseTopLevel() throws -> ListNode {
        advance()
        let position = token.start
        while token.kind != .eof {
            let first = token
            if first.kind == .leftDelimiter { advanceToWord() }
            if first.kind == .leftDelimiter, token.kind == .define {
                try parseDefinition()
            } else {
                guard let statement = try textOrAction(first) else { throw failure(.unexpected(listEnd.text)) }
                statements.append(statement)
            }
            advance()
        }
        return ListNode(position: position, statements: statements.take(from: 0))
    }

    /// A `{{define}}`, from its keyword on.
    private mutating func parseDefinition() throws {
        let outer = beginDefinition()
        let name = try templateName(in: "define clause")
        try expect(.rightDelimiter, in: "define clause")
        let (root, end) = try itemList()
        guard end.isEnd else { throw failure(.unexpected(end.text, in: "define clause")) }
        try add(Tree(name: name, source: source, root: root))
        endDefinition(restoring: outer)
    }

    private mutating func beginDefinition() -> State {
        let outer = state
        state = State()
        state.firstVariable = variables.count
        variables.append(VariableName.dollar.number)
        return outer
    }

    private mutating func endDefinition(restoring outer: State) {
        variables.removeLast(variables.count - state.firstVariable)
        state = outer
    }

    /// Text and actions up to an `{{end}}` or `{{else}}`; begins at the right delimiter before them.
    private mutating func itemList() throws -> (list: ListNode, end: End) {
        try enterNesting()
        defer { nesting -= 1 }
        // Else this is the keyword of a misplaced `{{else if}}`.
        if token.kind == .rightDelimiter { advance() }
        let position = token.start
        let mark = statements.count
        while token.kind != .eof {
            let first = token
            if first.kind == .leftDelimiter { advanceToWord() }
            guard let statement = try textOrAction(first) else {
                return (ListNode(position: position, statements: statements.take(from: mark)), listEnd)
            }
            statements.append(statement)
            advance()
        }
        throw failure(.unexpected("EOF"))
    }

    /// The next of a list; nil where `listEnd` was found instead.
    ///
    /// - Parameter first: a text, which is at hand, or a left delimiter, the word after which is at hand.
    private mutating func textOrAction(_ first: Token) throws -> StatementNode? {
        switch first.kind {
        case .text: return TextNode(position: first.start, content: bytes(of: first))
        case .leftDelimiter:
            state.actionStart = first
            let statement = try action()
            state.actionStart = nil
            return statement
        default: throw unexpected(first, in: "input")
        }
    }

    /// An action, without its left delimiter: a control structure or a pipeline; nil for what ends a list.
    private mutating func action() throws -> StatementNode? {
        switch token.kind {
        case .block: return try blockControl()
        case .break: return BreakNode(position: try loopControl("{{break}}"))
        case .continue: return ContinueNode(position: try loopControl("{{continue}}"))
        case .else:
            listEnd = try elseControl()
            return nil
        case .end:
            try expect(.rightDelimiter, in: "end")
            listEnd = .end
            return nil
        case .if: return try branchControl(.if)
        case .range: return try branchControl(.range)
        case .with: return try branchControl(.with)
        case .template: return try templateControl()
        default:
            let position = token.start
            // Variables declared here persist until the enclosing end.
            return ActionNode(position: position, pipe: try pipeline("command", end: .rightDelimiter))
        }
    }

    private mutating func loopControl(_ text: StaticString) throws -> Int32 {
        let position = token.start
        try expect(.rightDelimiter, in: text)
        guard state.rangeDepth > 0 else { throw failure(.outsideRange(text)) }
        return position
    }

    private mutating func branchControl(_ kind: BranchNode.Kind) throws -> BranchNode {
        try enterNesting()
        defer { nesting -= 1 }
        let variableCount = variables.count
        advanceToWord()
        let pipe = try pipeline(kind.name, end: .rightDelimiter)
        if kind == .range { state.rangeDepth += 1 }
        let (list, end) = try itemList()
        if kind == .range { state.rangeDepth -= 1 }
        let elseList = try parseElse(of: kind, after: end)
        variables.removeLast(variables.count - variableCount)
        return BranchNode(kind: kind, pipe: pipe, list: list, elseList: elseList)
    }

    /// The list after `{{else}}`; `{{else if}}` and `{{else with}}` are a list of one, sharing the `{{end}}`.
    private mutating func parseElse(of kind: BranchNode.Kind, after end: End) throws -> ListNode? {
        guard case .else(let position) = end else { return nil }
        switch (kind, token.kind) {
        case (.if, .if):
            return ListNode(position: position, statements: [try branchControl(.if)])
        case (.with, .with):
            return ListNode(position: position, statements: [try branchControl(.with)])
        default:
            let (list, end) = try itemList()
            guard end.isEnd else { throw failure(.missingEnd(found: end.text)) }
            return list
        }
    }

    /// Ends with the keyword at hand where that is `{{else if}}`, which is parsed as `{{else}}{{if}}`.
    private mutating func elseControl() throws -> End {
        advanceToWord()
        guard token.kind == .rightDelimiter || token.kind == .if || token.kind == .with else {
            throw unexpected(token, in: "else")
        }
        return .else(position: token.start)
    }

    private mutating func blockControl() throws -> TemplateNode {
        let name = try templateName(in: "block clause")
        let position = token.start
        advanceToWord()
        let pipe = try pipeline("block clause", end: .rightDelimiter)
        let outer = beginDefinition()
        let (root, end) = try itemList()
        if end.isEnd { try add(Tree(name: name, source: source, root: root)) }
        endDefinition(restoring: outer)
        guard end.isEnd else { throw failure(.unexpected(end.text, in: "block clause")) }
        return TemplateNode(position: position, name: name, pipe: pipe)
    }

    private mutating func templateControl() throws -> TemplateNode {
        let name = try templateName(in: "template clause")
        let position = token.start
        advanceToWord()
        guard token.kind != .rightDelimiter else { return TemplateNode(position: position, name: name, pipe: nil) }
        let pipe = try pipeline("template clause", end: .rightDelimiter)
        return TemplateNode(position: position, name: name, pipe: pipe)
    }

    /// The name after the keyword at hand.
    private mutating func templateName(in context: StaticString) throws -> GoString {
        advanceToWord()
        guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, in: context) }
        return try unquote(token)
    }
}
