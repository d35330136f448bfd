import GoTemplate

/// The anchor and tag of a node, and where it begins.
struct YAMLProperties {
    var anchor: YAMLText?
    /// An index into the composer's tags, or -1.
    var tag: Int32 = -1
    let mark: YAMLMark

    init(mark: YAMLMark) { self.mark = mark }
}

/// Puts nodes together to a document; mirrors decode.go of go-yaml v2, which looks up aliases as it reads.
struct YAMLComposer {
    private let input: [UInt8]
    private var nodes: [YAMLNode] = []
    private var tags: [String] = []
    private var anchors: [[UInt8]: Int32] = [:]
    private var isRegular = true
    /// The collections that have not ended, and the innermost of them by itself.
    private var outer: [OpenCollection] = []
    private var open = OpenCollection(index: -1, isMapping: false)

    private struct OpenCollection {
        let index: Int
        let isMapping: Bool
        var count: Int32 = 0
    }

    init(_ input: [UInt8]) {
        self.input = input
        nodes.reserveCapacity(input.count / 16)
    }

    func document(assembled: [UInt8]) -> YAMLDocument {
        YAMLDocument(nodes: nodes, input: input, assembled: assembled, tags: tags, isRegular: isRegular)
    }

    /// A tag in full, for the properties of a node.
    mutating func addTag(_ tag: [UInt8]) -> Int32 {
        isRegular = false
        tags.append(String(decoding: tag, as: UTF8.self))
        return Int32(truncatingIfNeeded: tags.count - 1)
    }

    mutating func addScalar(_ token: YAMLToken, _ properties: YAMLProperties) {
        let isPlain = properties.tag < 0 ? token.isPlain : tags[Int(properties.tag)] == "!"
        if isPlain && isRegular { checkPlainScalar(token.text) }
        add(.scalar, properties, text: token.text, isPlain: isPlain)
    }

    /// A scalar without text that has an anchor or a tag.
    mutating func addEmptyScalar(_ properties: YAMLProperties) {
        if isNextKey { isRegular = false }
        add(.scalar, properties, text: YAMLText(), isPlain: properties.tag < 0)
    }

    /// A scalar that is missing.
    mutating func addEmptyScalar(at mark: YAMLMark) {
        addEmptyScalar(YAMLProperties(mark: mark))
    }

    mutating func beginCollection(_ kind: YAMLNode.Kind, _ properties: YAMLProperties) {
        if isNextKey || outer.count >= JSON.maximumDepth { isRegular = false }
        add(kind, properties, text: YAMLText(), isPlain: false)
        outer.append(open)
        open = OpenCollection(index: nodes.count - 1, isMapping: kind == .mapping)
    }

    mutating func endCollection() {
        guard let last = outer.popLast(), open.index >= 0 else { return }
        nodes[open.index].end = nextIndex
        nodes[open.index].text.count = open.count
        open = last
    }

    mutating func addAlias(_ token: YAMLToken) throws {
        let name = bytes(of: token.text)
        guard let target = anchors[name] else {
            throw YAML.Failure(GoString("yaml: unknown anchor '") + GoString(name) + "' referenced")
        }
        isRegular = false
        add(.alias, YAMLProperties(mark: token.mark), text: token.text, isPlain: false)
        nodes[nodes.count - 1].end = target
    }

    private var nextIndex: Int32 { Int32(truncatingIfNeeded: nodes.count) }

    private var isNextKey: Bool { open.isMapping && open.count & 1 == 0 }

    private mutating func add(_ kind: YAMLNode.Kind, _ properties: YAMLProperties, text: YAMLText, isPlain: Bool) {
        if let anchor = properties.anchor { anchors[bytes(of: anchor)] = nextIndex }
        open.count += 1
        let end = nextIndex + 1
        nodes.append(
            YAMLNode(kind: kind, isPlain: isPlain, tag: properties.tag, text: text, mark: properties.mark, end: end))
    }

    /// Finds keys that are no strings for JSON, merges, and numbers that JSON does not have.
    private mutating func checkPlainScalar(_ text: YAMLText) {
        // Text that was put together has several lines or words, and is a string.
        guard !text.isAssembled, text.count > 0 else { return }
        let first = input[Int(text.start)]
        if isNextKey {
            if first.isLetter && first | 0x20 != UInt8(ascii: "n") { return }
            let key = input[Int(text.start)..<Int(text.start) + Int(text.count)]
            if key.elementsEqual("<<".utf8) { isRegular = false }
            switch Array(key).withUnsafeBufferPointer({ YAMLScalar.resolve($0, dialect: .v2) }) {
            case .null, .uint: isRegular = false
            default: break
            }
        } else if first == UInt8(ascii: ".") || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            // Only `.inf` and its like end in a letter.
            if input[Int(text.start) + Int(text.count) - 1].isLetter { isRegular = false }
        }
    }

    /// The name of an anchor or alias, which stands in the input as it is.
    private func bytes(of text: YAMLText) -> [UInt8] {
        Array(input[Int(text.start)..<Int(text.start) + Int(text.count)])
    }
}
