import CYAML
import GoTemplate

/// Reads the documents of a stream with libyaml, one at a time; mirrors go-yaml v2 decode.go `parser`.
struct YAMLParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var hasBegun = false

    /// The input must stay where it is as long as the parser is used.
    init(_ input: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        yaml_parser_initialize(parser)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// The next document, or nil at the end of the stream.
    mutating func nextDocument() throws -> YAMLDocument? {
        var event = yaml_event_t()
        if !hasBegun {
            try next(&event)
            yaml_event_delete(&event)
            hasBegun = true
        }
        try next(&event)
        defer { yaml_event_delete(&event) }
        guard event.type == YAML_DOCUMENT_START_EVENT else { return nil }
        var composer = YAMLComposer()
        while event.type != YAML_DOCUMENT_END_EVENT {
            yaml_event_delete(&event)
            try next(&event)
            try composer.add(event)
        }
        return composer.document
    }

    private func next(_ event: inout yaml_event_t) throws {
        guard yaml_parser_parse(parser, &event) != 1 else { return }
        event.type = YAML_NO_EVENT
        throw failure()
    }

    /// Mirrors decode.go `fail`: which mark gives the line, and that only the scanner's are counted from 1.
    private func failure() -> YAML.Failure {
        var line = 0
        if parser.pointee.problem_mark.line != 0 {
            line = parser.pointee.problem_mark.line
            if parser.pointee.error == YAML_SCANNER_ERROR { line += 1 }
        } else {
            line = parser.pointee.context_mark.line
        }
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
        return YAML.Failure(GoString(line == 0 ? "yaml: \(problem)" : "yaml: line \(line): \(problem)"))
    }
}

/// Puts libyaml's events together to a document; mirrors go-yaml v2 decode.go, which resolves aliases at once.
struct YAMLComposer {
    private(set) var document = YAMLDocument()
    private var anchors: [String: Int32] = [:]
    private var open: [Int] = []

    mutating func add(_ event: yaml_event_t) throws {
        switch event.type {
        case YAML_SCALAR_EVENT: addScalar(event)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            addCollection(.sequence, anchor: start.anchor, tag: start.tag, at: event.start_mark)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            addCollection(.mapping, anchor: start.anchor, tag: start.tag, at: event.start_mark)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: endCollection()
        case YAML_ALIAS_EVENT: try addAlias(event)
        default: break
        }
    }

    private mutating func addScalar(_ event: yaml_event_t) {
        let scalar = event.data.scalar
        let start = document.text.count
        document.text.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
        define(scalar.anchor)
        let node = YAMLNode(
            kind: .scalar, isPlain: scalar.plain_implicit != 0, tag: tagIndex(scalar.tag),
            start: Int32(truncatingIfNeeded: start), length: Int32(truncatingIfNeeded: scalar.length),
            line: Int32(truncatingIfNeeded: event.start_mark.line),
            column: Int32(truncatingIfNeeded: event.start_mark.column),
            end: nextIndex + 1)
        document.nodes.append(node)
    }

    private mutating func addCollection(
        _ kind: YAMLNode.Kind, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?,
        at mark: yaml_mark_t
    ) {
        define(anchor)
        open.append(document.nodes.count)
        let node = YAMLNode(
            kind: kind, isPlain: false, tag: tagIndex(tag), start: 0, length: 0,
            line: Int32(truncatingIfNeeded: mark.line), column: Int32(truncatingIfNeeded: mark.column),
            end: nextIndex + 1)
        document.nodes.append(node)
    }

    private mutating func endCollection() {
        guard let index = open.popLast() else { return }
        document.nodes[index].end = nextIndex
    }

    private mutating func addAlias(_ event: yaml_event_t) throws {
        let name = text(event.data.alias.anchor) ?? ""
        guard let target = anchors[name] else {
            throw YAML.Failure(GoString("yaml: unknown anchor '\(name)' referenced"))
        }
        let start = document.text.count
        document.text.append(contentsOf: name.utf8)
        let node = YAMLNode(
            kind: .alias, isPlain: false, tag: -1, start: Int32(truncatingIfNeeded: start),
            length: Int32(truncatingIfNeeded: name.utf8.count),
            line: Int32(truncatingIfNeeded: event.start_mark.line),
            column: Int32(truncatingIfNeeded: event.start_mark.column), end: target)
        document.nodes.append(node)
    }

    private var nextIndex: Int32 { Int32(truncatingIfNeeded: document.nodes.count) }

    private mutating func define(_ anchor: UnsafeMutablePointer<UInt8>?) {
        if let name = text(anchor) { anchors[name] = nextIndex }
    }

    private mutating func tagIndex(_ tag: UnsafeMutablePointer<UInt8>?) -> Int32 {
        guard let name = text(tag) else { return -1 }
        document.tags.append(name)
        return Int32(truncatingIfNeeded: document.tags.count - 1)
    }

    private func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? { pointer.map { String(cString: $0) } }
}
