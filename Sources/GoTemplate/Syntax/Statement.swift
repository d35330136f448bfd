/// A node that stands in a list: text or an action.
enum Statement: Sendable {
    case text(TextNode)
    case action(ActionNode)
    case `if`(BranchNode)
    case with(BranchNode)
    case range(BranchNode)
    case template(TemplateNode)
    case `break`(BreakNode)
    case `continue`(ContinueNode)

    var node: SyntaxNode {
        switch self {
        case .text(let node): node
        case .action(let node): node
        case .if(let node), .with(let node), .range(let node): node
        case .template(let node): node
        case .break(let node): node
        case .continue(let node): node
        }
    }

    /// Whether this is nothing but white space; mirrors parse.go IsEmptyTree.
    var isBlank: Bool {
        guard case .text(let node) = self else { return false }
        return node.isBlank
    }
}

/// A sequence of text and actions.
final class ListNode: SyntaxNode, @unchecked Sendable {
    let statements: [Statement]

    init(position: Int32, statements: [Statement]) {
        self.statements = statements
        super.init(position: position)
    }

    var isBlank: Bool { statements.allSatisfy(\.isBlank) }

    override func write(to output: inout [UInt8]) {
        for statement in statements { statement.node.write(to: &output) }
    }
}

/// Plain text.
final class TextNode: SyntaxNode, @unchecked Sendable {
    let bytes: [UInt8]

    init(position: Int32, bytes: [UInt8]) {
        self.bytes = bytes
        super.init(position: position)
    }

    /// Whether Go's `bytes.TrimSpace` leaves nothing.
    var isBlank: Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let (rune, width) = decodeRune(buffer, at: index)
                guard Unicode.isSpace(rune) || (0x09...0x0D).contains(rune) else { return false }
                index += width
            }
            return true
        }
    }

    override func write(to output: inout [UInt8]) { output += bytes }
}

/// `{{pipeline}}`.
final class ActionNode: SyntaxNode, @unchecked Sendable {
    let pipe: PipeNode

    init(position: Int32, pipe: PipeNode) {
        self.pipe = pipe
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        output.append("{{")
        pipe.write(to: &output)
        output.append("}}")
    }
}

/// `{{if}}`, `{{with}}` or `{{range}}`, with its branches.
final class BranchNode: SyntaxNode, @unchecked Sendable {
    /// The keyword.
    enum Kind: Sendable {
        case `if`, with, range

        var name: StaticString {
            switch self {
            case .if: "if"
            case .with: "with"
            case .range: "range"
            }
        }
    }

    let kind: Kind
    let pipe: PipeNode
    let list: ListNode
    let elseList: ListNode?

    init(kind: Kind, pipe: PipeNode, list: ListNode, elseList: ListNode?) {
        self.kind = kind
        self.pipe = pipe
        self.list = list
        self.elseList = elseList
        super.init(position: pipe.position)
    }

    override func write(to output: inout [UInt8]) {
        output.append("{{")
        output.append(kind.name)
        output.append(" ")
        pipe.write(to: &output)
        output.append("}}")
        list.write(to: &output)
        if let elseList {
            output.append("{{else}}")
            elseList.write(to: &output)
        }
        output.append("{{end}}")
    }
}

/// `{{template "name" pipeline}}`, also what remains of a `{{block}}`.
final class TemplateNode: SyntaxNode, @unchecked Sendable {
    let name: GoString
    let pipe: PipeNode?

    init(position: Int32, name: GoString, pipe: PipeNode?) {
        self.name = name
        self.pipe = pipe
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        output.append("{{template ")
        output += Strconv.quote(name).bytes
        if let pipe {
            output.append(" ")
            pipe.write(to: &output)
        }
        output.append("}}")
    }
}

/// `{{break}}`.
final class BreakNode: SyntaxNode, @unchecked Sendable {
    override func write(to output: inout [UInt8]) { output.append("{{break}}") }
}

/// `{{continue}}`.
final class ContinueNode: SyntaxNode, @unchecked Sendable {
    override func write(to output: inout [UInt8]) { output.append("{{continue}}") }
}
