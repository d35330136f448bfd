import CYAML
import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why not only parts of a document can be read: it has aliases, tags, merges or keys that are no strings, or does not
/// fit the struct it is for.
struct YAMLPartialReadError: Error {}

/// Puts libyaml's events together to a document; mirrors decode.go of go-yaml v2, which looks up aliases as it reads.
///
/// The nodes lie in the workspace.
struct YAMLComposer {
    let workspace: UnsafeMutablePointer<YAMLWorkspace>
    private var open: YAMLOpenCollection
    private var divergences: YAMLDivergenceCheck?
    /// What of the document is kept; all where it is nil.
    private let layout: JSONShape.Layout?
    /// Whether the document ends before libyaml says so.
    private var isComplete = false
    private var tags: [String] = []
    private var anchors: [String: Int32] = [:]
    /// Whether all keys are plain strings and all values such as JSON has.
    private(set) var isRegular = true

    init(in workspace: UnsafeMutablePointer<YAMLWorkspace>, for layout: JSONShape.Layout?) {
        self.workspace = workspace
        self.layout = layout
        open = YAMLOpenCollection(index: -1, kind: .root, valuePart: layout?.root ?? JSONShape.Layout.any)
    }

    /// A copy of the nodes that lasts.
    var document: YAMLDocument {
        YAMLDocument(
            nodes: Array(workspace.pointee.nodes.elements), text: Array(workspace.pointee.text.elements), tags: tags,
            isRegular: isRegular)
    }

    /// Reads up to the end of the document, which takes one token behind it; what follows is not looked at.
    ///
    /// - Throws: `YAMLDivergence` where go-yaml may find something else than libyaml.
    mutating func readDocument(_ parser: UnsafeMutablePointer<yaml_parser_t>, _ divergences: YAMLDivergenceCheck) throws
    {
        self.divergences = divergences
        let event = workspace.pointee.event
        while !isComplete {
            guard yaml_parser_parse(parser, event) == 1 else { throw YAMLDivergence() }
            try read(event)
        }
        if divergences.dependOnWhatFollows { try checkEnd(parser) }
    }

    /// Finds out whether the stream ends here, as it mostly does.
    private func checkEnd(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws {
        let event = workspace.pointee.event
        guard yaml_parser_parse(parser, event) == 1 else { throw YAMLDivergence() }
        defer { Self.delete(event) }
        // Behind the end of the stream there are no events.
        guard event.pointee.type == YAML_STREAM_END_EVENT || event.pointee.type == YAML_NO_EVENT else {
            throw YAMLDivergence()
        }
    }

    /// Reads as go-yaml does.
    mutating func readDocument(_ parser: inout GoYAMLParser) throws {
        let event = workspace.pointee.event
        while !isComplete {
            do {
                event.pointee = try parser.parse()
            } catch let error {
                throw error.failure
            }
            try read(event)
        }
    }

    @inline(__always)
    private mutating func read(_ event: UnsafeMutablePointer<yaml_event_t>) throws {
        defer { Self.delete(event) }
        switch event.pointee.type {
        case YAML_SCALAR_EVENT: try addScalar(event.pointee)
        case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT, YAML_NO_EVENT: isComplete = true
        default: try add(event.pointee)
        }
        if !isRegular && layout != nil { throw YAMLPartialReadError() }
    }

    /// Most events are scalars that have only a text, which libyaml allocates with `malloc`, or ends without anything.
    @inline(__always)
    private static func delete(_ event: UnsafeMutablePointer<yaml_event_t>) {
        switch event.pointee.type {
        case YAML_SCALAR_EVENT where event.pointee.data.scalar.anchor == nil && event.pointee.data.scalar.tag == nil:
            free(event.pointee.data.scalar.value)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: break
        default: yaml_event_delete(event)
        }
    }

    private mutating func add(_ event: borrowing yaml_event_t) throws {
        switch event.type {
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            let kind = YAMLOpenCollection.Kind(start.style)
            try beginCollection(kind, anchor: start.anchor, tag: start.tag, event)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            let kind = YAMLOpenCollection.Kind(start.style)
            try beginCollection(kind, anchor: start.anchor, tag: start.tag, event)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try endCollection()
        case YAML_ALIAS_EVENT: try addAlias(event)
        case YAML_DOCUMENT_START_EVENT: try divergences?.check(event)
        default: break
        }
    }
}

// MARK: - Nodes

extension YAMLComposer {
    private mutating func addScalar(_ event: borrowing yaml_event_t) throws {
        let scalar = event.data.scalar
        let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        try divergences?.check(value, scalar.style, isTagged: scalar.tag != nil, isInFlow: open.kind.isFlow)
        let isPlain = scalar.plain_implicit != 0
        if isPlain && isRegular { checkPlainScalar(value) }
        if open.object >= 0 && open.expectsKey { try enterField(value) }
        guard open.valuePart >= 0 else {
            // Nothing can come of the rest of a document that is not regular.
            if scalar.tag != nil { isRegular = false }
            open.count &+= 1
            return
        }
        let start = workspace.pointee.text.count
        workspace.pointee.text.append(value)
        append(
            .scalar, isPlain: isPlain, anchor: scalar.anchor, tag: scalar.tag,
            text: YAMLText(start: start, end: workspace.pointee.text.count), at: event.start_mark)
    }

    /// Finds out to which field of a struct the value of a key goes.
    private mutating func enterField(_ key: UnsafeBufferPointer<UInt8>) throws {
        guard let layout else { return }
        switch layout.field(for: key, in: layout.part(open.object)) {
        case .field(let index): open.valuePart = layout.fields[index].part
        case .none: open.valuePart = -1
        case .unclear: throw YAMLPartialReadError()
        }
    }

    private mutating func beginCollection(
        _ kind: YAMLOpenCollection.Kind, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?,
        _ event: borrowing yaml_event_t
    ) throws {
        let depth = workspace.pointee.outer.count
        try divergences?.checkStart(depth: depth, isTagged: tag != nil, isInFlow: open.kind.isFlow)
        if open.expectsKey || depth >= JSON.maximumDepth || tag != nil { isRegular = false }
        let begun = try collection(kind)
        if begun.index >= 0 {
            append(
                kind.isMapping ? .mapping : .sequence, isPlain: false, anchor: anchor, tag: tag, text: YAMLText(),
                at: event.start_mark)
        } else {
            open.count &+= 1
        }
        workspace.pointee.outer.append(open)
        open = begun
    }

    /// The collection that begins, with what of it is kept.
    private func collection(_ kind: YAMLOpenCollection.Kind) throws -> YAMLOpenCollection {
        let number = open.valuePart
        if number < 0 { return YAMLOpenCollection(index: -1, kind: kind, valuePart: -1) }
        guard number > 0, let layout else {
            return YAMLOpenCollection(index: nextIndex, kind: kind, valuePart: JSONShape.Layout.any)
        }
        let part = layout.part(number)
        guard part.kind.holds(mappings: kind.isMapping) else { throw YAMLPartialReadError() }
        var begun = YAMLOpenCollection(index: nextIndex, kind: kind, valuePart: part.element)
        if part.kind == .object { begun.object = number }
        return begun
    }

    private mutating func endCollection() throws {
        guard let last = workspace.pointee.outer.popLast() else { return }
        let ended = open
        if ended.index >= 0 {
            workspace.pointee.nodes.base[Int(ended.index)].end = nextIndex
            workspace.pointee.nodes.base[Int(ended.index)].text.count = ended.count
        }
        open = last
        // go-yaml forgets about some flow collections that they are keys.
        if ended.kind.isFlow && open.isAfterKey && divergences != nil { throw YAMLDivergence() }
    }

    private mutating func addAlias(_ event: borrowing yaml_event_t) throws {
        let name = string(event.data.alias.anchor) ?? ""
        guard let target = anchors[name] else {
            // A token that libyaml has read behind the alias may be another one's error.
            if divergences != nil { throw YAMLDivergence() }
            throw YAML.Failure(GoString("yaml: unknown anchor '\(name)' referenced"))
        }
        isRegular = false
        let start = workspace.pointee.text.count
        for byte in name.utf8 { workspace.pointee.text.append(byte) }
        append(
            .alias, isPlain: false, anchor: nil, tag: nil,
            text: YAMLText(start: start, end: workspace.pointee.text.count), at: event.start_mark)
        workspace.pointee.nodes.base[workspace.pointee.nodes.count - 1].end = target
    }

    private var nextIndex: Int32 { Int32(truncatingIfNeeded: workspace.pointee.nodes.count) }

    @inline(__always)
    private mutating func append(
        _ kind: YAMLNode.Kind, isPlain: Bool, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?,
        text: YAMLText, at mark: yaml_mark_t
    ) {
        if let name = string(anchor) { anchors[name] = nextIndex }
        open.count &+= 1
        let tagIndex = tag == nil ? -1 : addTag(tag)
        let node = YAMLNode(
            kind: kind, isPlain: isPlain, tag: tagIndex, text: text, mark: YAMLMark(mark), end: nextIndex &+ 1)
        workspace.pointee.nodes.append(node)
    }

    private mutating func addTag(_ tag: UnsafeMutablePointer<UInt8>?) -> Int32 {
        guard let name = string(tag), !name.isEmpty else { return -1 }
        isRegular = false
        tags.append(name)
        return Int32(truncatingIfNeeded: tags.count - 1)
    }

    /// Finds keys that are no strings for JSON, merges, and numbers that JSON does not have.
    @inline(__always)
    private mutating func checkPlainScalar(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first else {
            if open.expectsKey { isRegular = false }
            return
        }
        if open.expectsKey {
            if !first.isLetter || first | 0x20 == UInt8(ascii: "n") { checkPlainKey(text) }
        } else if first &- UInt8(ascii: "+") <= 3 && text.count <= 5 {
            // Only `.inf`, `-.inf` and their like are not finite.
            if case .float(let number) = YAMLScalar.resolve(text, dialect: .v2), !number.isFinite { isRegular = false }
        }
    }

    private mutating func checkPlainKey(_ text: UnsafeBufferPointer<UInt8>) {
        if text.count == 2 && text[0] == UInt8(ascii: "<") && text[1] == UInt8(ascii: "<") { isRegular = false }
        switch YAMLScalar.resolve(text, dialect: .v2) {
        case .null, .uint: isRegular = false
        default: break
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
