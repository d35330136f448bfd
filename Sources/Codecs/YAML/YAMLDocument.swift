/// The nodes of one YAML document in the order of the text, each with its place.
///
/// Values are made of it in a second step, because an error anywhere in a document goes before what its values mean.
/// Diagnostics find the line of a value in it.
struct YAMLDocument {
    let nodes: [YAMLNode]
    /// The text of all scalars, one after the other.
    let text: [UInt8]
    /// The tags of the nodes that have one, in full (`tag:yaml.org,2002:int`).
    private let tags: [String]
    /// Whether all keys are plain strings and all values such as JSON has: then no part of the document can fail when
    /// values are made of it, and parts can be passed over.
    let isRegular: Bool

    init(nodes: [YAMLNode], text: [UInt8], tags: [String], isRegular: Bool) {
        self.nodes = nodes
        self.text = text
        self.tags = tags
        self.isRegular = isRegular
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
        return try text.withUnsafeBufferPointer { buffer in
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

/// A place in the input, counted from 0.
struct YAMLMark: Equatable {
    var line: Int32 = 0
    /// Counted in characters.
    var column: Int32 = 0
}

/// A piece of the text of a document.
struct YAMLText {
    var start: Int32 = 0
    var count: Int32 = 0

    init() {}

    init(start: Int, end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.count = Int32(truncatingIfNeeded: end - start)
    }
}
