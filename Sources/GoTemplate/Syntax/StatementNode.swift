/// A node that stands in a list: text or an action.
package class StatementNode: SyntaxNode, @unchecked Sendable {
    /// Whether this is nothing but white space; mirrors parse.go IsEmptyTree.
    var isBlank: Bool { false }

    /// Lets the executor walk the node; each kind calls the method for it.
    func walk(by executor: Executor, dot: Value) throws -> Flow { .next }
}

/// A sequence of text and actions.
package final class ListNode: SyntaxNode, @unchecked Sendable {
    package let statements: [StatementNode]

    init(position: Int32, statements: [StatementNode]) {
        self.statements = statements
        super.init(position: position)
    }

    var isBlank: Bool { statements.allSatisfy(\.isBlank) }

    override func write(to output: inout [UInt8]) {
        for statement in statements { statement.write(to: &output) }
    }
}

/// Plain text: a part of the source.
package final class TextNode: StatementNode, @unchecked Sendable {
    /// A part of `Source.bytes`.
    private let content: UnsafeBufferPointer<UInt8>

    init(position: Int32, content: UnsafeBufferPointer<UInt8>) {
        self.content = content
        super.init(position: position)
    }

    /// Whether Go's `bytes.TrimSpace` leaves nothing.
    override var isBlank: Bool {
        var index = 0
        while index < content.count {
            let (rune, width) = decodeRune(content, at: index)
            guard Unicode.isSpace(rune) else { return false }
            index += width
        }
        return true
    }

    override func write(to output: inout [UInt8]) { output.append(contentsOf: content) }

    /// The text itself.
    package var bytes: [UInt8] { Array(content) }

    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(content)
    }

    override func walk(by executor: Executor, dot: Value) throws -> Flow { try executor.walkText(self) }
}

/// `{{pipeline}}`.
package final class ActionNode: StatementNode, @unchecked Sendable {
    package let pipe: PipeNode

    init(position: Int32, pipe: PipeNode) {
        self.pipe = pipe
        super.init(position: position)
    }

    override func write(to output: inout [UInt8]) {
        output.append("{{")
        pipe.write(to: &output)
        output.append("}}")
    }

    override func walk(by executor: Executor, dot: Value) throws -> Flow { try executor.walkAction(self, dot: dot) }
}

/// `{{template "name" pipeline}}`, also what remains of a `{{block}}`.
package final class TemplateNode: StatementNode, @unchecked Sendable {
    package let name: GoString
    package let pipe: PipeNode?

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

    override func walk(by executor: Executor, dot: Value) throws -> Flow { try executor.walkTemplate(self, dot: dot) }
}

/// `{{break}}`.
package final class BreakNode: StatementNode, @unchecked Sendable {
    override func write(to output: inout [UInt8]) { output.append("{{break}}") }

    override func walk(by executor: Executor, dot: Value) -> Flow { .break }
}

/// `{{continue}}`.
package final class ContinueNode: StatementNode, @unchecked Sendable {
    override func write(to output: inout [UInt8]) { output.append("{{continue}}") }

    override func walk(by executor: Executor, dot: Value) -> Flow { .continue }
}
