import GoTemplate
import ValueReads

/// Looks for values that are indented less than the key they belong to, or whose first line is indented otherwise than
/// the rest.
struct IndentSearch {
    let values: Map
    private(set) var hits: [FindingRule.Hit] = []
    private var source = Tree.empty.source
    private var isOfRoot = false

    init(values: Map) { self.values = values }

    mutating func look(at tree: Tree, ofRoot isOfRoot: Bool) {
        (source, self.isOfRoot) = (tree.source, isOfRoot)
        look(at: tree.root)
    }

    private mutating func look(at list: ListNode) {
        guard StackGuard.depth > StackGuard.limit else { return }
        var before = Lead(text: [])
        for statement in list.statements {
            switch statement {
            case let text as TextNode: before = Lead(text: text.bytes)
            case let action as ActionNode:
                check(action, before)
                before = Lead(text: [])
            case let branch as BranchNode:
                look(at: branch.list)
                branch.elseList.map { look(at: $0) }
                before = Lead(text: [])
            default: before = Lead(text: [])
            }
        }
    }

    private mutating func check(_ action: ActionNode, _ lead: Lead) {
        guard action.pipe.declarations.isEmpty, let indent = Indent(action.pipe) else { return }
        let value = isOfRoot ? constantValue(of: action.pipe) : nil
        if let problem = lead.problem(with: indent, value) { add(problem, action) }
    }

    private mutating func add(_ problem: Lead.Problem, _ action: ActionNode) {
        let place = TemplatePlace(source: source, offset: Int(action.position))
        hits.append(FindingRule.Hit(place: place.lintPlace, message: problem.message, fix: problem.fix))
    }

    /// What a pipeline such as `toYaml .Values.a | nindent 4` gives, where that is a value as it is.
    private func constantValue(of pipe: PipeNode) -> Value? {
        guard pipe.rest.count == 1 else { return nil }
        let function = (pipe.first.first as? IdentifierNode)?.function.name
        let operand = function == "toYaml" ? pipe.first.arguments.first : nil
        guard let field = operand as? FieldNode, field.fields.first == "Values" else { return nil }
        return values.value(at: ValuePath(field.fields.dropFirst().map { .key($0) }))
    }
}

/// `indent N` or `nindent N` at the end of a pipeline.
private struct Indent {
    let width: Int
    let beginsLine: Bool

    init?(_ pipe: PipeNode) {
        guard let last = pipe.rest.last, last.arguments.count == 1 else { return nil }
        guard let name = (last.first as? IdentifierNode)?.function.name, name == "nindent" || name == "indent" else {
            return nil
        }
        guard case .int(let width, _)? = (last.arguments[0] as? NumberNode)?.ideal else { return nil }
        guard width >= 0, width < 1000 else { return nil }
        (self.width, beginsLine) = (Int(width), name == "nindent")
    }
}

/// What stands before an action in the text.
private struct Lead {
    /// The last line.
    private let line: ArraySlice<UInt8>

    struct Problem {
        let message: GoString
        let fix: GoString
    }

    init(text: [UInt8]) {
        let start = text.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.endIndex
        line = text[start...]
    }

    func problem(with indent: Indent, _ value: Value?) -> Problem? {
        indent.beginsLine ? problem(below: indent, value) : problem(behind: indent, value)
    }

    // MARK: nindent

    /// A value that begins on a line of its own, below a key.
    private func problem(below indent: Indent, _ value: Value?) -> Problem? {
        guard let key = keyColumn, isTooFarLeft(indent.width, key, value) else { return nil }
        return Problem(
            message: GoString("nindent \(indent.width) puts the value beside its key, which is indented by \(key)"),
            fix: GoString("use nindent \(key + 2)"))
    }

    private func isTooFarLeft(_ width: Int, _ key: Int, _ value: Value?) -> Bool {
        if width < key { return true }
        guard width == key else { return false }
        if isBlockScalar { return true }
        if case .map(let map)? = value { return !map.isEmpty }
        return false
    }

    /// Where the key begins whose value is still to come; nil where the line does not end with one.
    private var keyColumn: Int? {
        let column = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }.count
        let content = line.dropFirst(column)
        guard let first = content.first, first != UInt8(ascii: "#"), isOpen(content) else { return nil }
        return column
    }

    private func isOpen(_ content: ArraySlice<UInt8>) -> Bool {
        let text = GoString(content).trimmingSpace
        guard !text.contains("{{"), let mark = text.firstIndex(of: ":") else { return false }
        let rest = GoString(text.bytes[(mark + 1)...]).trimmingSpace
        return rest.isEmpty || Self.blockMarks.contains(rest)
    }

    private static let blockMarks: Set<GoString> = ["|", "|-", "|+", ">", ">-", ">+"]

    private var isBlockScalar: Bool {
        let text = GoString(line).trimmingSpace
        return Self.blockMarks.contains { text.hasSuffix($0) }
    }

    // MARK: indent

    /// A value whose first line stands behind something that its other lines do not have.
    private func problem(behind indent: Indent, _ value: Value?) -> Problem? {
        guard indent.width > 0, !line.isEmpty, case .map(let map)? = value, map.count > 1 else { return nil }
        guard line.allSatisfy({ $0 == UInt8(ascii: " ") }) else { return nil }
        return Problem(
            message: GoString("indent \(indent.width) comes on top of the \(line.count) blanks before the action,")
                + " so that the first line of the value is indented more than the others",
            fix: GoString("begin the action with {{- and use nindent \(indent.width)"))
    }
}
