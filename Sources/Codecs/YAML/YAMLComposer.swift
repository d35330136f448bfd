import GoTemplate

/// The anchor and tag of a node, and where it begins.
struct YAMLProperties {
    var anchor: YAMLText?
    var tag: String?
    let mark: YAMLMark
}

/// Puts nodes together to a document; mirrors decode.go of go-yaml v2, which looks up aliases as it reads.
struct YAMLComposer {
    private let input: [UInt8]
    private var nodes: [YAMLNode] = []
    private var tags: [String] = []
    private var anchors: [[UInt8]: Int32] = [:]
    /// The collections that have not ended.
    private var open: [Int] = []

    init(_ input: [UInt8]) { self.input = input }

    func document(assembled: [UInt8]) -> YAMLDocument {
        YAMLDocument(nodes: nodes, input: input, assembled: assembled, tags: tags)
    }

    mutating func addScalar(_ token: YAMLToken, _ properties: YAMLProperties) {
        let isPlain = properties.tag == nil ? token.isPlain : properties.tag == "!"
        add(.scalar, properties, text: token.text, isPlain: isPlain)
    }

    /// A scalar without text that has an anchor or a tag.
    mutating func addEmptyScalar(_ properties: YAMLProperties) {
        add(.scalar, properties, text: YAMLText(), isPlain: properties.tag == nil)
    }

    /// A scalar that is missing.
    mutating func addEmptyScalar(at mark: YAMLMark) {
        add(.scalar, YAMLProperties(mark: mark), text: YAMLText(), isPlain: true)
    }

    mutating func beginCollection(_ kind: YAMLNode.Kind, _ properties: YAMLProperties) {
        open.append(nodes.count)
        add(kind, properties, text: YAMLText(), isPlain: false)
    }

    mutating func endCollection() {
        guard let index = open.popLast() else { return }
        nodes[index].end = nextIndex
    }

    mutating func addAlias(_ token: YAMLToken) throws {
        let name = bytes(of: token.text)
        guard let target = anchors[name] else {
            throw YAML.Failure(GoString("yaml: unknown anchor '") + GoString(name) + "' referenced")
        }
        add(.alias, YAMLProperties(mark: token.mark), text: token.text, isPlain: false)
        nodes[nodes.count - 1].end = target
    }

    private var nextIndex: Int32 { Int32(truncatingIfNeeded: nodes.count) }

    private mutating func add(_ kind: YAMLNode.Kind, _ properties: YAMLProperties, text: YAMLText, isPlain: Bool) {
        if let anchor = properties.anchor { anchors[bytes(of: anchor)] = nextIndex }
        var tag: Int32 = -1
        if let name = properties.tag {
            tag = Int32(truncatingIfNeeded: tags.count)
            tags.append(name)
        }
        nodes.append(
            YAMLNode(kind: kind, isPlain: isPlain, tag: tag, text: text, mark: properties.mark, end: nextIndex + 1))
    }

    /// The name of an anchor or alias, which stands in the input as it is.
    private func bytes(of text: YAMLText) -> [UInt8] {
        Array(input[Int(text.start)..<Int(text.start) + Int(text.count)])
    }
}
