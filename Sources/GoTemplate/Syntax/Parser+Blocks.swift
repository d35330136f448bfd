// Lists, control structures and definitions.
extension Parser {
    /// What a list is made of, or what ends it.
    enum Item {
        case statement(StatementNode)
        case end(position: Int32)
        case `else`(position: Int32)

        /// Go's text of what ended a list.
        var text: GoString {
            switch self {
            case .statement(let statement): statement.text
            case .end: "{{end}}"
            case .else: "{{else}}"
            }
        }

        var isEnd: Bool {
            if case .end = self { true } else { false }
        }
    }

    /// The top level: like a list, with definitions, up to the end of the text.
    func parseTopLevel() throws -> ListNode {
        let position = peek().start
        var statements: [StatementNode] = []
        while peek().kind != .eof {
            if peek().kind == .leftDelimiter {
                let delimiter = next()
                if nextNonSpace().kind == .define {
                    try parseDefinition()
                    continue
                }
                backup2(delimiter)
            }
            let item = try textOrAction()
            guard case .statement(let statement) = item else { throw failure("unexpected " + item.text) }
            statements.append(statement)
        }
        return ListNode(position: position, statements: statements)
    }

    /// A `{{define}}`, the keyword of which is read.
    private func parseDefinition() throws {
        let outer = state
        state = State()
        let context: GoString = "define clause"
        let token = nextNonSpace()
        let name = try parseTemplateName(token, in: context)
        _ = try expect(.rightDelimiter, in: context)
        let (root, end) = try itemList()
        guard end.isEnd else { throw failure("unexpected " + end.text + " in " + context) }
        try add(Tree(name: name, source: source, root: root))
        state = outer
    }

    /// Text and actions up to an `{{end}}` or `{{else}}`.
    func itemList() throws -> (list: ListNode, end: Item) {
        try enterNesting()
        defer { nesting -= 1 }
        let position = peekNonSpace().start
        var statements: [StatementNode] = []
        while peekNonSpace().kind != .eof {
            let item = try textOrAction()
            guard case .statement(let statement) = item else {
                return (ListNode(position: position, statements: statements), item)
            }
            statements.append(statement)
        }
        throw failure("unexpected EOF")
    }

    private func textOrAction() throws -> Item {
        let token = nextNonSpace()
        switch token.kind {
        case .text:
            return .statement(TextNode(source: source, range: token.range))
        case .leftDelimiter:
            state.actionStart = token
            defer { state.actionStart = nil }
            return try action()
        default: throw unexpected(token, in: "input")
        }
    }

    /// An action, the left delimiter of which is read: a control structure or a pipeline.
    private func action() throws -> Item {
        let token = nextNonSpace()
        switch token.kind {
        case .block: return .statement(try blockControl())
        case .break: return .statement(BreakNode(position: try loopControl(token, "{{break}}")))
        case .continue: return .statement(ContinueNode(position: try loopControl(token, "{{continue}}")))
        case .else: return try elseControl()
        case .end: return .end(position: try expect(.rightDelimiter, in: "end").start)
        case .if: return .statement(try branchControl(.if))
        case .range: return .statement(try branchControl(.range))
        case .with: return .statement(try branchControl(.with))
        case .template: return .statement(try templateControl())
        default: break
        }
        backup()
        let position = peek().start
        // Variables declared here persist until the enclosing end.
        let pipe = try pipeline(context: "command", end: .rightDelimiter)
        return .statement(ActionNode(position: position, pipe: pipe))
    }

    private func loopControl(_ keyword: Token, _ text: GoString) throws -> Int32 {
        let token = nextNonSpace()
        guard token.kind == .rightDelimiter else { throw unexpected(token, in: text) }
        guard state.rangeDepth > 0 else { throw failure(text + " outside {{range}}") }
        return keyword.start
    }

    private func branchControl(_ kind: BranchNode.Kind) throws -> BranchNode {
        try enterNesting()
        defer { nesting -= 1 }
        let outerVariables = state.variables
        let pipe = try pipeline(context: GoString(kind.name), end: .rightDelimiter)
        if kind == .range { state.rangeDepth += 1 }
        let (list, end) = try itemList()
        if kind == .range { state.rangeDepth -= 1 }
        let elseList = try parseElse(of: kind, after: end)
        state.variables = outerVariables
        return BranchNode(kind: kind, pipe: pipe, list: list, elseList: elseList)
    }

    /// The list after `{{else}}`; `{{else if}}` and `{{else with}}` are a list of one, sharing the `{{end}}`.
    private func parseElse(of kind: BranchNode.Kind, after end: Item) throws -> ListNode? {
        guard case .else(let position) = end else { return nil }
        switch (kind, peek().kind) {
        case (.if, .if):
            _ = next()
            return ListNode(position: position, statements: [try branchControl(.if)])
        case (.with, .with):
            _ = next()
            return ListNode(position: position, statements: [try branchControl(.with)])
        default:
            let (list, end) = try itemList()
            guard end.isEnd else { throw failure("expected end; found " + end.text) }
            return list
        }
    }

    private func elseControl() throws -> Item {
        let token = peekNonSpace()
        // The keyword stays pending: `{{else if}}` is parsed as `{{else}}{{if}}`.
        if token.kind == .if || token.kind == .with { return .else(position: token.start) }
        return .else(position: try expect(.rightDelimiter, in: "else").start)
    }

    private func blockControl() throws -> TemplateNode {
        let context: GoString = "block clause"
        let token = nextNonSpace()
        let name = try parseTemplateName(token, in: context)
        let pipe = try pipeline(context: context, end: .rightDelimiter)
        let outer = state
        state = State()
        let (root, end) = try itemList()
        if end.isEnd { try add(Tree(name: name, source: source, root: root)) }
        state = outer
        guard end.isEnd else { throw failure("unexpected " + end.text + " in " + context) }
        return TemplateNode(position: token.start, name: name, pipe: pipe)
    }

    private func templateControl() throws -> TemplateNode {
        let context: GoString = "template clause"
        let token = nextNonSpace()
        let name = try parseTemplateName(token, in: context)
        guard nextNonSpace().kind != .rightDelimiter else {
            return TemplateNode(position: token.start, name: name, pipe: nil)
        }
        backup()
        let pipe = try pipeline(context: context, end: .rightDelimiter)
        return TemplateNode(position: token.start, name: name, pipe: pipe)
    }

    private func parseTemplateName(_ token: Token, in context: GoString) throws -> GoString {
        guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, in: context) }
        return try unquote(token)
    }
}

extension GoString {
    fileprivate init(_ text: StaticString) { self.init(stringLiteral: text) }
}
