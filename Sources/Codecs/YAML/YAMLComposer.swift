import CYAML
import GoTemplate

/// Puts libyaml's events together to a document; mirrors decode.go of go-yaml v2, which looks up aliases as it reads.
struct YAMLComposer {
    /// The collections around the next event, without the innermost.
    private var outer: [YAMLOpenCollection] = []
    private(set) var open = YAMLOpenCollection(index: -1, kind: .root)
    private var differences: YAMLDifferences
    /// Whether the document ends before libyaml says so.
    private(set) var isComplete = false

    private var nodes: [YAMLNode] = []
    private var text: [UInt8] = []
    private var tags: [String] = []
    private var anchors: [String: Int32] = [:]
    private var isRegular = true

    init(_ source: YAMLSource) {
        differences = YAMLDifferences(source)
        nodes.reserveCapacity(source.bytes.count / 16)
        text.reserveCapacity(source.bytes.count)
    }

    var document: YAMLDocument { YAMLDocument(nodes: nodes, text: text, tags: tags, isRegular: isRegular) }

    mutating func add(_ event: borrowing yaml_event_t) throws {
        switch event.type {
        case YAML_SCALAR_EVENT: try addScalar(event)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            let kind = YAMLOpenCollection.Kind(sequence: start.style, event)
            try beginCollection(kind, anchor: start.anchor, tag: start.tag, event)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            let kind = YAMLOpenCollection.Kind(mapping: start.style, event)
            try beginCollection(kind, anchor: start.anchor, tag: start.tag, event)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try endCollection(event)
        case YAML_ALIAS_EVENT: try addAlias(event)
        default: break
        }
    }
}

// MARK: - Nodes

extension YAMLComposer {
    private mutating func addScalar(_ event: borrowing yaml_event_t) throws {
        let scalar = event.data.scalar
        let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        if open.kind.isFlow {
            if scalar.style == YAML_PLAIN_SCALAR_STYLE { try differences.checkFlowScalar(value, event, in: open) }
            if scalar.tag != nil { try differences.checkTag(event) }
        }
        let isPlain = scalar.plain_implicit != 0
        if isPlain && isRegular { checkPlainScalar(value) }
        let start = text.count
        differences.source.append(value, isDoubleQuoted: scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE, to: &text)
        append(
            .scalar, isPlain: isPlain, anchor: scalar.anchor, tag: scalar.tag,
            text: YAMLText(start: start, end: text.count), at: event.start_mark)
    }

    private mutating func beginCollection(
        _ kind: YAMLOpenCollection.Kind, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?,
        _ event: borrowing yaml_event_t
    ) throws {
        if open.kind.isFlow && tag != nil { try differences.checkTag(event) }
        try differences.checkDepth(outer.count, kind, event)
        if open.expectsKey || outer.count >= JSON.maximumDepth { isRegular = false }
        append(
            kind.isMapping ? .mapping : .sequence, isPlain: false, anchor: anchor, tag: tag, text: YAMLText(),
            at: event.start_mark)
        outer.append(open)
        open = YAMLOpenCollection(index: nodes.count - 1, kind: kind)
    }

    private mutating func endCollection(_ event: borrowing yaml_event_t) throws {
        guard let last = outer.popLast(), open.index >= 0 else { return }
        let ended = open
        nodes[ended.index].end = nextIndex
        nodes[ended.index].text.count = ended.count
        open = last
        if ended.kind.isFlow && ended.count == 0 && open.isAfterKey { try endEmptyKey(event) }
    }

    /// Ends the document with an empty collection that stands as a key, or fails at its colon, where go-yaml does.
    private mutating func endEmptyKey(_ event: borrowing yaml_event_t) throws {
        let mark = nodes[nodes.count - 1].mark
        let around = (outer + [open]).filter { $0.kind == .flowSequence || $0.kind == .flowMapping }
        let marks = around.map { nodes[$0.index].mark }
        guard differences.forgetsKey(event, from: mark, within: marks) else { return }
        // The mapping of which it is the first key has not begun for go-yaml.
        let isFirst = open.count == 1 && nodes[open.index].mark == mark
        let parent = isFirst ? (outer.last ?? open) : open
        guard parent.kind == .root else {
            throw YAML.Failure(parent.kind.missingEntry, line: Int(event.end_mark.line))
        }
        nodes.removeFirst()
        nodes[0].end = 1
        isComplete = true
    }

    private mutating func addAlias(_ event: borrowing yaml_event_t) throws {
        let name = string(event.data.alias.anchor) ?? ""
        guard let target = anchors[name] else {
            throw YAML.Failure(GoString("yaml: unknown anchor '\(name)' referenced"))
        }
        isRegular = false
        let start = text.count
        text.append(contentsOf: name.utf8)
        append(
            .alias, isPlain: false, anchor: nil, tag: nil, text: YAMLText(start: start, end: text.count),
            at: event.start_mark)
        nodes[nodes.count - 1].end = target
    }

    private var nextIndex: Int32 { Int32(truncatingIfNeeded: nodes.count) }

    private mutating func append(
        _ kind: YAMLNode.Kind, isPlain: Bool, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?,
        text: YAMLText, at mark: yaml_mark_t
    ) {
        if let name = string(anchor) { anchors[name] = nextIndex }
        open.count &+= 1
        let end = nextIndex + 1
        let node = YAMLNode(
            kind: kind, isPlain: isPlain, tag: addTag(tag), text: text, mark: YAMLMark(mark), end: end)
        nodes.append(node)
    }

    private mutating func addTag(_ tag: UnsafeMutablePointer<UInt8>?) -> Int32 {
        guard let name = string(tag), !name.isEmpty else { return -1 }
        isRegular = false
        tags.append(name)
        return Int32(truncatingIfNeeded: tags.count - 1)
    }

    /// Finds keys that are no strings for JSON, merges, and numbers that JSON does not have.
    private mutating func checkPlainScalar(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first, let last = text.last else {
            if open.expectsKey { isRegular = false }
            return
        }
        if open.expectsKey {
            if first.isLetter && first | 0x20 != UInt8(ascii: "n") { return }
            if text.elementsEqual("<<".utf8) { isRegular = false }
            switch YAMLScalar.resolve(text, dialect: .v2) {
            case .null, .uint: isRegular = false
            default: break
            }
        } else if first == UInt8(ascii: ".") || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            // Only `.inf` and its like end in a letter.
            if last.isLetter { isRegular = false }
        }
    }

    private func string(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? { pointer.map { String(cString: $0) } }
}

extension YAMLMark {
    fileprivate init(_ mark: yaml_mark_t) {
        line = Int32(truncatingIfNeeded: mark.line)
        column = Int32(truncatingIfNeeded: mark.column)
    }
}
