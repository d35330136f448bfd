/// A node of the parse tree: a place in the source and Go's text form of it, which error messages show.
///
/// Nodes are classes with constant fields: the executor must remember at which node it is, for messages, and reads
/// what it walks without counting references. Texts and constants refer to the bytes of their `Source`, which the `Tree`
/// keeps.
package class SyntaxNode: @unchecked Sendable {
    /// The byte offset Go reports for errors at this node.
    package let position: Int32

    init(position: Int32) {
        self.position = position
    }

    /// Appends what Go's `Node.String()` gives.
    func write(to output: inout [UInt8]) {}

    /// Go's `Node.String()`.
    package final var text: GoString {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return GoString(bytes)
    }
}

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }
}
