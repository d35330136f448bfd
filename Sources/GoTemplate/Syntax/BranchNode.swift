/// `{{if}}`, `{{with}}` or `{{range}}`, with its branches.
package final class BranchNode: StatementNode, @unchecked Sendable {
    /// The keyword.
    package enum Kind: Sendable {
        case `if`, with, range

        var name: StaticString {
            switch self {
            case .if: "if"
            case .with: "with"
            case .range: "range"
            }
        }
    }

    package let kind: Kind
    package let pipe: PipeNode
    package let list: ListNode
    package let elseList: ListNode?

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

    override func walk(by executor: Executor, dot: Value) throws -> Flow {
        switch kind {
        case .if: try executor.walkIf(self, dot: dot)
        case .with: try executor.walkWith(self, dot: dot)
        case .range: try executor.walkRange(self, dot: dot)
        }
    }
}
