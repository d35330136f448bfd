/// A parsed template: its name, its nodes and the text they come from.
package final class Tree: Sendable {
    package let name: GoString
    package let source: Source
    package let root: ListNode
    /// Whether there is nothing but white space and comments, so that it replaces no other definition.
    package let isBlank: Bool

    init(name: GoString, source: Source, root: ListNode) {
        self.name = name
        self.source = source
        self.root = root
        self.isBlank = root.isBlank
    }

    /// A template without text.
    package static let empty = Tree(
        name: GoString(), source: .empty, root: ListNode(position: 0, statements: []))
}

extension Tree {
    /// The template's own text, as Go prints its nodes.
    package var text: GoString { root.text }
}
