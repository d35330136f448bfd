/// The nodes of one YAML document in the order of the text, each with its place.
///
/// Values are made of it in a second step, because an error anywhere in a document goes before what its values mean.
/// Diagnostics find the line of a value in it.
struct YAMLDocument {
    let nodes: [YAMLNode]
    private let input: [UInt8]
    private let assembled: [UInt8]
    /// The tags of the nodes that have one, in full (`tag:yaml.org,2002:int`).
    private let tags: [String]
    /// Whether all keys are plain strings and all values such as JSON has: then no part of the document can fail when
    /// values are made of it, and parts can be passed over.
    let isRegular: Bool

    init(
        nodes: [YAMLNode] = [], input: [UInt8], assembled: [UInt8] = [], tags: [String] = [], isRegular: Bool = false
    ) {
        self.isRegular = isRegular
        self.nodes = nodes
        self.input = input
        self.assembled = assembled
        self.tags = tags
    }

    /// The tag of a node, nil where it has none.
    func tag(of node: YAMLNode) -> String? { node.tag < 0 ? nil : tags[Int(node.tag)] }

    /// Gives `body` the text of a scalar.
    @inline(__always)
    func withText<Result>(
        of node: YAMLNode, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        let start = Int(node.text.start)
        let end = start + Int(node.text.count)
        return try (node.text.isAssembled ? assembled : input).withUnsafeBufferPointer { buffer in
            try body(UnsafeBufferPointer(rebasing: buffer[start..<end]))
        }
    }

    /// The text of a scalar, or the name of an alias.
    func bytes(of node: YAMLNode) -> [UInt8] { withText(of: node) { Array($0) } }

    /// The index of the node after this one and all below it.
    func following(_ index: Int) -> Int {
        let node = nodes[index]
        return node.kind == .alias ? index + 1 : Int(node.end)
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
    /// The text of a scalar, the name of an alias; of a collection, how many nodes are in it.
    var text: YAMLText
    /// Where the node begins.
    let mark: YAMLMark
    /// The index of the node that follows this one and all below it; for an alias, the node it stands for.
    var end: Int32
}
