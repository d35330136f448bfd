/// The nodes of one YAML document in the order of the text, each with its place.
///
/// Values are made of it in a second step, because an error anywhere in a document goes before what its values mean.
/// Diagnostics find the line of a value in it.
struct YAMLDocument {
    var nodes: [YAMLNode] = []
    /// The text of all scalars and the names of all aliases, one after the other.
    var text: [UInt8] = []
    /// The tags of the nodes that have one, in full (`tag:yaml.org,2002:int`).
    var tags: [String] = []

    /// The tag of a node, nil where it has none.
    func tag(of node: YAMLNode) -> String? { node.tag < 0 ? nil : tags[Int(node.tag)] }

    /// Gives `body` the text of a scalar.
    func withText<Result>(
        of node: YAMLNode, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try text.withUnsafeBufferPointer { buffer in
            let start = Int(node.start)
            return try body(UnsafeBufferPointer(rebasing: buffer[start..<start + Int(node.length)]))
        }
    }

    /// The text of a scalar.
    func bytes(of node: YAMLNode) -> [UInt8] {
        Array(text[Int(node.start)..<Int(node.start) + Int(node.length)])
    }
}

/// One node of a document; the nodes below it follow it directly, up to `end`.
struct YAMLNode {
    enum Kind: UInt8 {
        case scalar, sequence, mapping, alias
    }

    let kind: Kind
    /// Whether the scalar is plain and untagged, so that its text decides its type.
    let isPlain: Bool
    /// An index into the document's tags, or -1.
    let tag: Int32
    /// Where the scalar's text begins in the document's text.
    let start: Int32
    let length: Int32
    /// Where the node begins, counted from 0.
    let line: Int32
    let column: Int32
    /// The index of the node that follows this one and all below it; for an alias, the node it stands for.
    var end: Int32
}
