import GoTemplate

/// Reads the first document of a stream; mirrors parserc.go of go-yaml v2 and the `parser` of its decode.go.
struct YAMLParser {
    private var scanner: YAMLScanner
    private var composer: YAMLComposer
    private var state = State.blockNode
    private var states: [State] = []
    private var directives: [YAMLTag] = []

    /// What is expected next.
    private enum State: UInt8 {
        case documentEnd, blockNode
        case blockSequenceFirstEntry, blockSequenceEntry, indentlessSequenceEntry
        case blockMappingFirstKey, blockMappingKey, blockMappingValue
        case flowSequenceFirstEntry, flowSequenceEntry
        case flowSequenceMappingKey, flowSequenceMappingValue, flowSequenceMappingEnd
        case flowMappingFirstKey, flowMappingKey, flowMappingValue, flowMappingEmptyValue
    }

    /// The first document of the stream; one without nodes where the stream holds none.
    static func parseDocument(_ bytes: [UInt8]) throws -> YAMLDocument {
        let source = YAMLInput(bytes)
        return try source.bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return YAMLDocument(input: []) }
            var parser = YAMLParser(
                scanner: YAMLScanner(YAMLCursor(source, input: base)), composer: YAMLComposer(source.bytes))
            return try parser.parseDocument()
        }
    }

    private init(scanner: YAMLScanner, composer: YAMLComposer) {
        self.scanner = scanner
        self.composer = composer
    }

    private mutating func parseDocument() throws -> YAMLDocument {
        if try parseDocumentStart() {
            while state != .documentEnd { try parseNext() }
            // What follows the document must be readable as far as one token.
            _ = try scanner.peek()
        }
        return composer.document(assembled: scanner.assembled)
    }

    private mutating func parseNext() throws {
        switch state {
        case .documentEnd: break
        case .blockNode: try parseNode(isBlock: true)
        case .blockSequenceFirstEntry: try parseBlockSequenceEntry(isFirst: true)
        case .blockSequenceEntry: try parseBlockSequenceEntry(isFirst: false)
        case .indentlessSequenceEntry: try parseIndentlessSequenceEntry()
        case .blockMappingFirstKey: try parseBlockMappingKey(isFirst: true)
        case .blockMappingKey: try parseBlockMappingKey(isFirst: false)
        case .blockMappingValue: try parseBlockMappingValue()
        case .flowSequenceFirstEntry: try parseFlowSequenceEntry(isFirst: true)
        case .flowSequenceEntry: try parseFlowSequenceEntry(isFirst: false)
        case .flowSequenceMappingKey: try parseFlowSequenceMappingKey()
        case .flowSequenceMappingValue: try parseFlowSequenceMappingValue()
        case .flowSequenceMappingEnd: try parseFlowSequenceMappingEnd()
        case .flowMappingFirstKey: try parseFlowMappingKey(isFirst: true)
        case .flowMappingKey: try parseFlowMappingKey(isFirst: false)
        case .flowMappingValue: try parseFlowMappingValue(isEmpty: false)
        case .flowMappingEmptyValue: try parseFlowMappingValue(isEmpty: true)
        }
    }

    private mutating func popState() { state = states.popLast() ?? .documentEnd }

    /// An error of the parser: its lines count from 0, and the first line is not named.
    private func failure(_ problem: String, at token: YAMLToken) -> YAML.Failure {
        let line = token.mark.line
        return YAML.Failure(GoString(line == 0 ? "yaml: \(problem)" : "yaml: line \(line): \(problem)"))
    }
}

// MARK: - Documents

extension YAMLParser {
    /// Reads up to the content of the first document; false if there is none.
    private mutating func parseDocumentStart() throws -> Bool {
        let first = try scanner.peek()
        switch first.kind {
        case .streamEnd: return false
        case .versionDirective, .tagDirective, .documentStart: break
        default:
            addDefaultDirectives()
            states.append(.documentEnd)
            return true
        }
        try parseDirectives()
        let start = try scanner.peek()
        guard start.kind == .documentStart else { throw failure("did not find expected <document start>", at: start) }
        scanner.skipToken()
        try parseDocumentContent()
        return true
    }

    private mutating func parseDocumentContent() throws {
        states.append(.documentEnd)
        let token = try scanner.peek()
        switch token.kind {
        case .versionDirective, .tagDirective, .documentStart, .documentEnd, .streamEnd:
            popState()
            composer.addEmptyScalar(at: token.mark)
        default: state = .blockNode
        }
    }

    private mutating func parseDirectives() throws {
        var hasVersion = false
        while true {
            let token = try scanner.peek()
            let directive = Int(token.text.start)
            switch token.kind {
            case .versionDirective:
                if hasVersion { throw failure("found duplicate %YAML directive", at: token) }
                hasVersion = true
                let version = scanner.tags[directive]
                guard version.handle == [1], version.suffix == [1] else {
                    throw failure("found incompatible YAML document", at: token)
                }
            case .tagDirective:
                let directive = scanner.tags[directive]
                if directives.contains(where: { $0.handle == directive.handle }) {
                    throw failure("found duplicate %TAG directive", at: token)
                }
                directives.append(directive)
            default: return addDefaultDirectives()
            }
            scanner.skipToken()
        }
    }

    /// The handles `!` and `!!`, unless a directive defined them.
    private mutating func addDefaultDirectives() {
        let exclamation = Array("!".utf8)
        directives.append(YAMLTag(handle: exclamation, suffix: exclamation))
        directives.append(YAMLTag(handle: Array("!!".utf8), suffix: Array("tag:yaml.org,2002:".utf8)))
    }
}

// MARK: - Nodes

extension YAMLParser {
    private mutating func parseNode(isBlock: Bool, mayBeIndentless: Bool = false) throws {
        let first = try scanner.peek()
        if first.kind == .alias {
            popState()
            try composer.addAlias(first)
            return scanner.skipToken()
        }
        let properties = try parseProperties(first)
        let token = try scanner.peek()
        switch token.kind {
        case .scalar:
            popState()
            composer.addScalar(token, properties)
            scanner.skipToken()
        case .flowSequenceStart: begin(.sequence, properties, .flowSequenceFirstEntry)
        case .flowMappingStart: begin(.mapping, properties, .flowMappingFirstKey)
        case .blockSequenceStart where isBlock: begin(.sequence, properties, .blockSequenceFirstEntry)
        case .blockMappingStart where isBlock: begin(.mapping, properties, .blockMappingFirstKey)
        case .blockEntry where mayBeIndentless: begin(.sequence, properties, .indentlessSequenceEntry)
        default:
            guard properties.anchor != nil || properties.tag >= 0 else {
                throw failure("did not find expected node content", at: token)
            }
            popState()
            composer.addEmptyScalar(properties)
        }
    }

    private mutating func begin(_ kind: YAMLNode.Kind, _ properties: YAMLProperties, _ next: State) {
        state = next
        composer.beginCollection(kind, properties)
    }

    private mutating func end() {
        popState()
        composer.endCollection()
    }

    /// Reads an anchor and a tag, in either order.
    private mutating func parseProperties(_ first: YAMLToken) throws -> YAMLProperties {
        var properties = YAMLProperties(mark: first.mark)
        guard first.kind == .anchor || first.kind == .tag else { return properties }
        var tagToken: YAMLToken?
        var token = first
        while true {
            if token.kind == .anchor, properties.anchor == nil {
                properties.anchor = token.text
            } else if token.kind == .tag, tagToken == nil {
                tagToken = token
            } else {
                break
            }
            scanner.skipToken()
            token = try scanner.peek()
        }
        if let tagToken { properties.tag = try tag(tagToken) }
        return properties
    }

    /// The tag in full, with the prefix that its handle stands for.
    private mutating func tag(_ token: YAMLToken) throws -> Int32 {
        let tag = scanner.tags[Int(token.text.start)]
        var full = tag.suffix
        if !tag.handle.isEmpty {
            let directive = directives.first { $0.handle == tag.handle }
            full = directive.map { $0.suffix + tag.suffix } ?? []
            if full.isEmpty { throw failure("found undefined tag handle", at: token) }
        }
        return full.isEmpty ? -1 : composer.addTag(full)
    }
}

// MARK: - Block collections

extension YAMLParser {
    private mutating func parseBlockSequenceEntry(isFirst: Bool) throws {
        if isFirst { scanner.skipToken() }
        let token = try scanner.peek()
        switch token.kind {
        case .blockEntry:
            scanner.skipToken()
            let next = try scanner.peek()
            if next.kind == .blockEntry || next.kind == .blockEnd {
                state = .blockSequenceEntry
                composer.addEmptyScalar(at: token.mark.next)
            } else {
                states.append(.blockSequenceEntry)
                try parseNode(isBlock: true)
            }
        case .blockEnd:
            end()
            scanner.skipToken()
        default: throw failure("did not find expected '-' indicator", at: token)
        }
    }

    private mutating func parseIndentlessSequenceEntry() throws {
        let token = try scanner.peek()
        guard token.kind == .blockEntry else { return end() }
        scanner.skipToken()
        switch try scanner.peek().kind {
        case .blockEntry, .key, .value, .blockEnd:
            state = .indentlessSequenceEntry
            composer.addEmptyScalar(at: token.mark.next)
        default:
            states.append(.indentlessSequenceEntry)
            try parseNode(isBlock: true)
        }
    }

    private mutating func parseBlockMappingKey(isFirst: Bool) throws {
        if isFirst { scanner.skipToken() }
        let token = try scanner.peek()
        switch token.kind {
        case .key:
            scanner.skipToken()
            try parseBlockMappingPart(after: token, next: .blockMappingValue)
        case .blockEnd:
            end()
            scanner.skipToken()
        default: throw failure("did not find expected key", at: token)
        }
    }

    private mutating func parseBlockMappingValue() throws {
        let token = try scanner.peek()
        guard token.kind == .value else {
            state = .blockMappingKey
            return composer.addEmptyScalar(at: token.mark)
        }
        scanner.skipToken()
        try parseBlockMappingPart(after: token, next: .blockMappingKey)
    }

    /// The key or value behind its indicator, which may be missing.
    private mutating func parseBlockMappingPart(after token: YAMLToken, next: State) throws {
        switch try scanner.peek().kind {
        case .key, .value, .blockEnd:
            state = next
            composer.addEmptyScalar(at: token.mark.next)
        default:
            states.append(next)
            try parseNode(isBlock: true, mayBeIndentless: true)
        }
    }
}

// MARK: - Flow collections

extension YAMLParser {
    private mutating func parseFlowSequenceEntry(isFirst: Bool) throws {
        if isFirst { scanner.skipToken() }
        var token = try scanner.peek()
        if token.kind != .flowSequenceEnd, !isFirst {
            guard token.kind == .flowEntry else { throw failure("did not find expected ',' or ']'", at: token) }
            scanner.skipToken()
            token = try scanner.peek()
        }
        switch token.kind {
        case .flowSequenceEnd:
            end()
            scanner.skipToken()
        case .key:
            begin(.mapping, YAMLProperties(mark: token.mark), .flowSequenceMappingKey)
            scanner.skipToken()
        default:
            states.append(.flowSequenceEntry)
            try parseNode(isBlock: false)
        }
    }

    private mutating func parseFlowSequenceMappingKey() throws {
        let token = try scanner.peek()
        switch token.kind {
        case .value, .flowEntry, .flowSequenceEnd:
            // go-yaml drops the token here, so `[? : x]` and `[?]` are errors.
            scanner.skipToken()
            state = .flowSequenceMappingValue
            composer.addEmptyScalar(at: token.mark.next)
        default:
            states.append(.flowSequenceMappingValue)
            try parseNode(isBlock: false)
        }
    }

    private mutating func parseFlowSequenceMappingValue() throws {
        let token = try scanner.peek()
        if token.kind == .value {
            scanner.skipToken()
            let next = try scanner.peek()
            if next.kind != .flowEntry && next.kind != .flowSequenceEnd {
                states.append(.flowSequenceMappingEnd)
                return try parseNode(isBlock: false)
            }
        }
        state = .flowSequenceMappingEnd
        composer.addEmptyScalar(at: token.mark)
    }

    private mutating func parseFlowSequenceMappingEnd() throws {
        _ = try scanner.peek()
        state = .flowSequenceEntry
        composer.endCollection()
    }

    private mutating func parseFlowMappingKey(isFirst: Bool) throws {
        if isFirst { scanner.skipToken() }
        var token = try scanner.peek()
        if token.kind != .flowMappingEnd, !isFirst {
            guard token.kind == .flowEntry else { throw failure("did not find expected ',' or '}'", at: token) }
            scanner.skipToken()
            token = try scanner.peek()
        }
        switch token.kind {
        case .flowMappingEnd:
            end()
            scanner.skipToken()
        case .key:
            scanner.skipToken()
            try parseFlowMappingPart(next: .flowMappingValue)
        default:
            states.append(.flowMappingEmptyValue)
            try parseNode(isBlock: false)
        }
    }

    private mutating func parseFlowMappingPart(next: State) throws {
        let token = try scanner.peek()
        switch token.kind {
        case .value where next == .flowMappingValue, .flowEntry, .flowMappingEnd:
            state = next
            composer.addEmptyScalar(at: token.mark)
        default:
            states.append(next)
            try parseNode(isBlock: false)
        }
    }

    /// - Parameter isEmpty: whether the key stood alone, as in `{a, b: c}`.
    private mutating func parseFlowMappingValue(isEmpty: Bool) throws {
        let token = try scanner.peek()
        if !isEmpty && token.kind == .value {
            scanner.skipToken()
            return try parseFlowMappingPart(next: .flowMappingKey)
        }
        state = .flowMappingKey
        composer.addEmptyScalar(at: token.mark)
    }
}

extension YAMLMark {
    /// Behind an indicator of one character.
    fileprivate var next: YAMLMark { YAMLMark(line: line, column: column + 1) }
}
