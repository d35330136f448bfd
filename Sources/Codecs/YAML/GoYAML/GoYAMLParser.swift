import CYAML

/// Makes libyaml's events of a stream as go-yaml v2 does.
///
/// Mirrors parserc.go. The states wait on a stack of their own, so that the depth of a document costs no recursion.
struct GoYAMLParser {
    private enum State {
        case streamStart, implicitDocumentStart, documentStart, documentContent, documentEnd, end
        case blockNode
        case blockSequenceEntry(isFirst: Bool)
        case indentlessSequenceEntry
        case blockMappingKey(isFirst: Bool)
        case blockMappingValue
        case flowSequenceEntry(isFirst: Bool)
        case flowSequencePairKey, flowSequencePairValue, flowSequencePairEnd
        case flowMappingKey(isFirst: Bool)
        case flowMappingValue(isEmpty: Bool)
    }

    private struct TagDirective {
        let handle: [UInt8]
        let prefix: [UInt8]

        static let defaults = [
            TagDirective(handle: Array("!".utf8), prefix: Array("!".utf8)),
            TagDirective(handle: Array("!!".utf8), prefix: Array("tag:yaml.org,2002:".utf8)),
        ]
    }

    var scanner: GoYAMLScanner
    private var state = State.streamStart
    /// What comes when the current node has ended.
    private var states: [State] = []
    /// Where the open collections begin.
    private var marks: [GoYAMLMark] = []
    private var tagDirectives: [TagDirective] = []
    /// The comments of the tokens so far that no event has taken; empty where none are kept.
    var pending = YAMLComments()
    /// Comments above a collection that is an item: they belong to all of it, not to its first entry.
    var stem: [UInt8] = []
    /// Those of the event that was made last.
    var comments = YAMLComments()

    /// - Parameter keepsComments: whether events come with comments, as go-yaml v3 makes them.
    init(_ input: [UInt8], keepsComments: Bool = false) {
        scanner = GoYAMLScanner(input, keepsComments: keepsComments)
    }

    /// The next event, whose memory is freed with `yaml_event_delete`.
    mutating func parse() throws(GoYAMLError) -> yaml_event_t {
        comments = YAMLComments()
        return switch state {
        case .streamStart: try parseStreamStart()
        case .implicitDocumentStart: try parseDocumentStart(isImplicit: true)
        case .documentStart: try parseDocumentStart(isImplicit: false)
        case .documentContent: try parseDocumentContent()
        case .documentEnd: try parseDocumentEnd()
        case .blockNode: try parseNode(isBlock: true)
        case .blockSequenceEntry(let isFirst): try parseBlockSequenceEntry(isFirst)
        case .indentlessSequenceEntry: try parseIndentlessSequenceEntry()
        case .blockMappingKey(let isFirst): try parseBlockMappingKey(isFirst)
        case .blockMappingValue: try parseBlockMappingValue()
        case .flowSequenceEntry(let isFirst): try parseFlowSequenceEntry(isFirst)
        case .flowSequencePairKey: try parseFlowSequencePairKey()
        case .flowSequencePairValue: try parseFlowSequencePairValue()
        case .flowSequencePairEnd: try parseFlowSequencePairEnd()
        case .flowMappingKey(let isFirst): try parseFlowMappingKey(isFirst)
        case .flowMappingValue(let isEmpty): try parseFlowMappingValue(isEmpty)
        case .end: yaml_event_t(YAML_NO_EVENT, GoYAMLMark(), GoYAMLMark())
        }
    }

    private mutating func peek() throws(GoYAMLError) -> GoYAMLToken {
        let token = try scanner.peek()
        if !scanner.comments.isEmpty { collectComments(before: token) }
        return token
    }

    /// Takes the token that was looked at, and looks at the one behind it.
    mutating func next() throws(GoYAMLError) -> GoYAMLToken {
        scanner.skipToken()
        return try peek()
    }

    /// Takes the token that begins a collection when this is its first entry.
    private mutating func begin(_ isFirst: Bool) throws(GoYAMLError) {
        guard isFirst else { return }
        marks.append(try peek().start)
        scanner.skipToken()
    }

    private mutating func popState() { state = states.popLast() ?? .end }

    private mutating func endCollection(_ type: yaml_event_type_t, _ token: GoYAMLToken) -> yaml_event_t {
        let isBlockSequence = type == YAML_SEQUENCE_END_EVENT && token.isBlockEnd
        if !isBlockSequence { takeComments() }
        popState()
        marks.removeLast(min(marks.count, 1))
        scanner.skipToken()
        return yaml_event_t(type, token.start, token.end)
    }

    private func failure(_ problem: String, at token: GoYAMLToken, since context: GoYAMLMark? = nil) -> GoYAMLError {
        .parser(problem, at: token.start, since: context ?? GoYAMLMark())
    }

    /// The error of a collection whose next entry or end is missing.
    private func missing(_ entry: String, _ token: GoYAMLToken) -> GoYAMLError {
        failure("did not find expected \(entry)", at: token, since: marks.last)
    }

    /// A node that is not there.
    private mutating func emptyScalar(at mark: GoYAMLMark, then next: State) -> yaml_event_t {
        state = next
        return .scalar([], YAML_PLAIN_SCALAR_STYLE, isPlain: true, start: mark, end: mark)
    }

    private mutating func parseNode(isBlock: Bool, then next: State) throws(GoYAMLError) -> yaml_event_t {
        states.append(next)
        return try parseNode(isBlock: isBlock)
    }
}

// MARK: - Documents

extension GoYAMLParser {
    private mutating func parseStreamStart() throws(GoYAMLError) -> yaml_event_t {
        let token = try peek()
        state = .implicitDocumentStart
        scanner.skipToken()
        return yaml_event_t(YAML_STREAM_START_EVENT, token.start, token.end)
    }

    private mutating func parseDocumentStart(isImplicit: Bool) throws(GoYAMLError) -> yaml_event_t {
        var token = try peek()
        if !isImplicit {
            while token.isDocumentEnd { token = try next() }
        }
        if token.isStreamEnd {
            state = .end
            scanner.skipToken()
            return yaml_event_t(YAML_STREAM_END_EVENT, token.start, token.end)
        }
        let start = token.start
        let isBare = isImplicit && !token.isDirective && !token.isDocumentStart
        try processDirectives()
        states.append(.documentEnd)
        if isBare {
            takeDocumentHead()
            state = .blockNode
            return yaml_event_t(YAML_DOCUMENT_START_EVENT, start, token.end)
        }
        token = try peek()
        if !token.isDocumentStart { throw failure("did not find expected <document start>", at: token) }
        state = .documentContent
        scanner.skipToken()
        return yaml_event_t(YAML_DOCUMENT_START_EVENT, start, token.end)
    }

    private mutating func parseDocumentContent() throws(GoYAMLError) -> yaml_event_t {
        let token = try peek()
        guard token.isDirective || token.isDocumentStart || token.isDocumentEnd || token.isStreamEnd else {
            return try parseNode(isBlock: true)
        }
        return emptyScalar(at: token.start, then: states.popLast() ?? .end)
    }

    private mutating func parseDocumentEnd() throws(GoYAMLError) -> yaml_event_t {
        let token = try peek()
        if token.isDocumentEnd { scanner.skipToken() }
        takeComments()
        if comments.foot.isEmpty { swap(&comments.foot, &comments.head) }
        tagDirectives.removeAll()
        state = .documentStart
        return yaml_event_t(YAML_DOCUMENT_END_EVENT, token.start, token.isDocumentEnd ? token.end : token.start)
    }

    private mutating func processDirectives() throws(GoYAMLError) {
        var hasVersion = false
        var token = try peek()
        while token.isDirective {
            switch token.kind {
            case .versionDirective(let major, let minor):
                if hasVersion { throw failure("found duplicate %YAML directive", at: token) }
                if (major, minor) != (1, 1) { throw failure("found incompatible YAML document", at: token) }
                hasVersion = true
            case .tagDirective(let handle, let prefix):
                if self.prefix(of: handle) != nil { throw failure("found duplicate %TAG directive", at: token) }
                tagDirectives.append(TagDirective(handle: handle, prefix: prefix))
            default: break
            }
            token = try next()
        }
        for directive in TagDirective.defaults where prefix(of: directive.handle) == nil {
            tagDirectives.append(directive)
        }
    }

    private func prefix(of handle: [UInt8]) -> [UInt8]? {
        tagDirectives.first { $0.handle == handle }?.prefix
    }
}

// MARK: - Nodes

extension GoYAMLParser {
    /// What stands before a node, and where the node begins.
    private struct Properties {
        var anchor: [UInt8]?
        var tag: [UInt8]?
        var start: GoYAMLMark
    }

    private mutating func parseNode(
        isBlock: Bool, allowsIndentless: Bool = false
    ) throws(GoYAMLError) -> yaml_event_t {
        if case .alias(let name) = try peek().kind {
            let token = try peek()
            takeComments()
            popState()
            scanner.skipToken()
            return .alias(name, start: token.start, end: token.end)
        }
        let properties = try parseProperties()
        let token = try peek()
        if allowsIndentless && token.isBlockEntry {
            return begin(.indentlessSequenceEntry, YAML_BLOCK_SEQUENCE_STYLE, properties, token)
        }
        switch token.kind {
        case .scalar(let text, let style): return scalar(text, style, properties, token)
        case .flowSequenceStart:
            takeComments()
            return begin(.flowSequenceEntry(isFirst: true), YAML_FLOW_SEQUENCE_STYLE, properties, token)
        case .flowMappingStart:
            takeComments()
            return begin(.flowMappingKey(isFirst: true), YAML_FLOW_MAPPING_STYLE, properties, token)
        case .blockSequenceStart where isBlock:
            takeStem()
            return begin(.blockSequenceEntry(isFirst: true), YAML_BLOCK_SEQUENCE_STYLE, properties, token)
        case .blockMappingStart where isBlock:
            takeStem()
            return begin(.blockMappingKey(isFirst: true), YAML_BLOCK_MAPPING_STYLE, properties, token)
        default:
            guard properties.anchor != nil || properties.tag != nil else {
                throw failure("did not find expected node content", at: token, since: properties.start)
            }
            popState()
            return .scalar(
                [], YAML_PLAIN_SCALAR_STYLE, anchor: properties.anchor, tag: properties.tag,
                isPlain: properties.tag == nil, start: properties.start, end: token.start)
        }
    }

    /// An anchor and a tag, in either order.
    private mutating func parseProperties() throws(GoYAMLError) -> Properties {
        var token = try peek()
        var properties = Properties(start: token.start)
        var tag: GoYAMLToken?
        var isTagAllowed = true
        while true {
            if case .anchor(let name) = token.kind, properties.anchor == nil {
                properties.anchor = name
            } else if case .tag = token.kind, isTagAllowed {
                tag = token
                isTagAllowed = false
            } else {
                break
            }
            token = try next()
        }
        if let tag { properties.tag = try resolve(tag, since: properties.start) }
        return properties
    }

    private func resolve(_ token: GoYAMLToken, since start: GoYAMLMark) throws(GoYAMLError) -> [UInt8]? {
        guard case .tag(let handle, let suffix) = token.kind else { return nil }
        if handle.isEmpty { return suffix.isEmpty ? nil : suffix }
        guard let prefix = prefix(of: handle), !(prefix.isEmpty && suffix.isEmpty) else {
            throw failure("found undefined tag handle", at: token, since: start)
        }
        return prefix + suffix
    }

    private mutating func scalar(
        _ text: [UInt8], _ style: yaml_scalar_style_t, _ properties: Properties, _ token: GoYAMLToken
    ) -> yaml_event_t {
        takeComments()
        popState()
        scanner.skipToken()
        let isPlain = properties.tag.map { $0 == [UInt8(ascii: "!")] } ?? (style == YAML_PLAIN_SCALAR_STYLE)
        return .scalar(
            text, style, anchor: properties.anchor, tag: properties.tag, isPlain: isPlain, start: properties.start,
            end: token.end)
    }

    private mutating func begin(
        _ first: State, _ style: yaml_sequence_style_t, _ properties: Properties, _ token: GoYAMLToken
    ) -> yaml_event_t {
        state = first
        return .sequence(style, anchor: properties.anchor, tag: properties.tag, start: properties.start, end: token.end)
    }

    private mutating func begin(
        _ first: State, _ style: yaml_mapping_style_t, _ properties: Properties, _ token: GoYAMLToken
    ) -> yaml_event_t {
        state = first
        return .mapping(style, anchor: properties.anchor, tag: properties.tag, start: properties.start, end: token.end)
    }
}

// MARK: - Block collections

extension GoYAMLParser {
    private mutating func parseBlockSequenceEntry(_ isFirst: Bool) throws(GoYAMLError) -> yaml_event_t {
        try begin(isFirst)
        let token = try peek()
        if token.isBlockEnd { return endCollection(YAML_SEQUENCE_END_EVENT, token) }
        guard token.isBlockEntry else { throw missing("'-' indicator", token) }
        let following = try nextInItem()
        let after = State.blockSequenceEntry(isFirst: false)
        if following.isBlockEntry || following.isBlockEnd { return emptyScalar(at: token.end, then: after) }
        return try parseNode(isBlock: true, then: after)
    }

    private mutating func parseIndentlessSequenceEntry() throws(GoYAMLError) -> yaml_event_t {
        let token = try peek()
        guard token.isBlockEntry else {
            popState()
            return yaml_event_t(YAML_SEQUENCE_END_EVENT, token.start, token.start)
        }
        let following = try nextInItem()
        if following.isBlockEntry || endsBlockEntry(following) {
            return emptyScalar(at: token.end, then: .indentlessSequenceEntry)
        }
        return try parseNode(isBlock: true, then: .indentlessSequenceEntry)
    }

    private func endsBlockEntry(_ token: GoYAMLToken) -> Bool { token.isKey || token.isValue || token.isBlockEnd }

    private mutating func parseBlockMappingKey(_ isFirst: Bool) throws(GoYAMLError) -> yaml_event_t {
        try begin(isFirst)
        let token = try peek()
        if token.isBlockEnd { return endCollection(YAML_MAPPING_END_EVENT, token) }
        guard token.isKey else { throw missing("key", token) }
        return try parseBlockEntry(after: token, then: .blockMappingValue)
    }

    private mutating func parseBlockMappingValue() throws(GoYAMLError) -> yaml_event_t {
        let token = try peek()
        let after = State.blockMappingKey(isFirst: false)
        guard token.isValue else { return emptyScalar(at: token.start, then: after) }
        return try parseBlockEntry(after: token, then: after)
    }

    /// The key or the value behind its indicator.
    private mutating func parseBlockEntry(
        after token: GoYAMLToken, then after: State
    ) throws(GoYAMLError) -> yaml_event_t {
        if endsBlockEntry(try next()) { return emptyScalar(at: token.end, then: after) }
        states.append(after)
        return try parseNode(isBlock: true, allowsIndentless: true)
    }
}

// MARK: - Flow collections

extension GoYAMLParser {
    private mutating func parseFlowSequenceEntry(_ isFirst: Bool) throws(GoYAMLError) -> yaml_event_t {
        try begin(isFirst)
        var token = try peek()
        if !isFirst && !token.isFlowSequenceEnd {
            guard token.isFlowEntry else { throw missing("',' or ']'", token) }
            token = try next()
        }
        if token.isFlowSequenceEnd { return endCollection(YAML_SEQUENCE_END_EVENT, token) }
        guard token.isKey else { return try parseNode(isBlock: false, then: .flowSequenceEntry(isFirst: false)) }
        state = .flowSequencePairKey
        scanner.skipToken()
        return .mapping(YAML_FLOW_MAPPING_STYLE, anchor: nil, tag: nil, start: token.start, end: token.end)
    }

    private func endsPair(_ token: GoYAMLToken) -> Bool { token.isFlowEntry || token.isFlowSequenceEnd }

    /// Where there is no key, go-yaml leaves out what stands in its place.
    private mutating func parseFlowSequencePairKey() throws(GoYAMLError) -> yaml_event_t {
        let token = try peek()
        guard token.isValue || endsPair(token) else {
            return try parseNode(isBlock: false, then: .flowSequencePairValue)
        }
        scanner.skipToken()
        return emptyScalar(at: token.end, then: .flowSequencePairValue)
    }

    private mutating func parseFlowSequencePairValue() throws(GoYAMLError) -> yaml_event_t {
        let token = try peek()
        if token.isValue, !endsPair(try next()) {
            return try parseNode(isBlock: false, then: .flowSequencePairEnd)
        }
        return emptyScalar(at: token.start, then: .flowSequencePairEnd)
    }

    private mutating func parseFlowSequencePairEnd() throws(GoYAMLError) -> yaml_event_t {
        let mark = try peek().start
        state = .flowSequenceEntry(isFirst: false)
        return yaml_event_t(YAML_MAPPING_END_EVENT, mark, mark)
    }

    private mutating func parseFlowMappingKey(_ isFirst: Bool) throws(GoYAMLError) -> yaml_event_t {
        try begin(isFirst)
        var token = try peek()
        if !isFirst && !token.isFlowMappingEnd {
            guard token.isFlowEntry else { throw missing("',' or '}'", token) }
            token = try next()
        }
        if token.isFlowMappingEnd { return endCollection(YAML_MAPPING_END_EVENT, token) }
        guard token.isKey else { return try parseNode(isBlock: false, then: .flowMappingValue(isEmpty: true)) }
        token = try next()
        let after = State.flowMappingValue(isEmpty: false)
        if token.isValue || token.isFlowEntry || token.isFlowMappingEnd {
            return emptyScalar(at: token.start, then: after)
        }
        return try parseNode(isBlock: false, then: after)
    }

    private mutating func parseFlowMappingValue(_ isEmpty: Bool) throws(GoYAMLError) -> yaml_event_t {
        var token = try peek()
        let after = State.flowMappingKey(isFirst: false)
        if !isEmpty && token.isValue {
            token = try next()
            if !token.isFlowEntry && !token.isFlowMappingEnd { return try parseNode(isBlock: false, then: after) }
        }
        return emptyScalar(at: token.start, then: after)
    }
}
