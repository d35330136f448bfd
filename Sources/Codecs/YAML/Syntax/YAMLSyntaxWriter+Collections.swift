/// Sequences and mappings, in the order in which emitterc.go writes what belongs to them.
extension YAMLSyntaxWriter {
    /// Keys longer than this get a `?`.
    private static let longestSimpleKey = 128

    mutating func writeSequence(_ node: YAMLSyntaxNode, in context: Context) throws {
        let isCompact = context == .entry && !indentsSequences && emitter.beginsBehindKey
        let outer = emitter.increaseIndent(isIndentless: isCompact)
        for item in node.content {
            awaitStart(of: item)
            writeHead()
            emitter.writeIndent()
            emitter.writeIndicator("-", needsBlank: true, isIndention: true)
            begin(item, in: .item)
            writeLineAndFoot()
            try end(item, in: .item)
        }
        awaitEnd(of: node)
        emitter.endCollection(outer)
    }

    mutating func writeMapping(_ node: YAMLSyntaxNode) throws {
        let outer = emitter.increaseIndent()
        var foot: [UInt8] = []
        for (key, value) in node.entries {
            awaitStart(of: key, tail: foot, isKey: true)
            writeHead()
            emitter.writeIndent()
            if !pending.line.isEmpty {
                keyLine = pending.line
                pending.line = []
            }
            try writeKey(key, before: value)
            writeKeyLine(before: value)
            begin(value, in: .entry)
            writeLineAndFoot()
            try end(value, in: .entry)
            foot = key.comments.foot
        }
        awaitEnd(of: node, tail: foot)
        writeHead()
        emitter.endCollection(outer)
    }

    /// A key with its colon; one of several lines, or a long one, gets a `?`.
    private mutating func writeKey(_ key: YAMLSyntaxNode, before value: YAMLSyntaxNode) throws {
        guard isSimple(key) else {
            emitter.writeIndicator("?", needsBlank: true, isIndention: true)
            begin(key, in: .entry)
            try end(key, in: .entry)
            awaitStart(of: value)
            emitter.writeIndent()
            return emitter.writeIndicator(":", needsBlank: true, isIndention: true)
        }
        begin(key, in: .simpleKey)
        try end(key, in: .simpleKey)
        awaitStart(of: value)
        emitter.writeIndicator(":", needsBlank: false)
    }

    /// A comment behind a key goes behind a scalar, and before a collection that begins on the next line.
    private mutating func writeKeyLine(before value: YAMLSyntaxNode) {
        guard !keyLine.isEmpty else { return }
        if value.kind == .scalar {
            guard pending.line.isEmpty else { return }
            swap(&pending.line, &keyLine)
        } else if value.kind != .alias && !value.isFlow {
            swap(&pending.line, &keyLine)
            writeLine()
            swap(&pending.line, &keyLine)
        }
    }

    private func isSimple(_ key: YAMLSyntaxNode) -> Bool {
        let properties = YAMLSyntaxProperties(of: key)
        let length = properties.anchor.count + properties.tag.count
        switch key.kind {
        case .alias: return key.value.count <= Self.longestSimpleKey
        case .scalar:
            let hasBreaks = key.value.bytes.withUnsafeBufferPointer { YAMLScalarAnalysis($0, dialect: .v3).hasBreaks }
            return !hasBreaks && length + key.value.count <= Self.longestSimpleKey
        default: return key.isEmptyCollection && length <= Self.longestSimpleKey
        }
    }
}

// MARK: - Flow collections

extension YAMLSyntaxWriter {
    /// Whether a comment waits that ends the line; then the comma stands before it.
    private var endsLine: Bool { !(pending.line.isEmpty && pending.foot.isEmpty && tail.isEmpty) }

    mutating func writeFlowSequence(_ node: YAMLSyntaxNode) throws {
        let outer = beginFlow("[")
        var needsComma = false
        for item in node.content {
            awaitStart(of: item)
            beginFlowEntry(needsComma)
            needsComma = try !writeFlowValue(item, in: .item)
        }
        awaitEnd(of: node)
        flowLevel -= 1
        emitter.endCollection(outer)
        if emitter.column == 0 { emitter.writeIndent() }
        emitter.writeIndicator("]", needsBlank: false)
        writeLineAndFoot()
    }

    mutating func writeFlowMapping(_ node: YAMLSyntaxNode) throws {
        let outer = beginFlow("{")
        var needsComma = false
        var foot: [UInt8] = []
        for (key, value) in node.entries {
            awaitStart(of: key, tail: foot, isKey: true)
            beginFlowEntry(needsComma)
            try writeFlowKey(key)
            awaitStart(of: value)
            emitter.writeIndicator(":", needsBlank: !isSimple(key))
            needsComma = try !writeFlowValue(value, in: .entry)
            foot = key.comments.foot
        }
        awaitEnd(of: node, tail: foot)
        let hasComment = !(pending.head.isEmpty && pending.foot.isEmpty && tail.isEmpty)
        if hasComment && needsComma { emitter.writeIndicator(",", needsBlank: false) }
        writeHead()
        flowLevel -= 1
        emitter.endCollection(outer)
        emitter.writeIndicator("}", needsBlank: false)
        writeLineAndFoot()
    }

    private mutating func beginFlow(_ bracket: StaticString) -> Int {
        emitter.writeIndicator(bracket, needsBlank: true)
        emitter.isAfterBlank = true
        let outer = emitter.increaseIndent(isFlow: true)
        flowLevel += 1
        return outer
    }

    private mutating func beginFlowEntry(_ needsComma: Bool) {
        if needsComma { emitter.writeIndicator(",", needsBlank: false) }
        writeHead()
        if emitter.column == 0 { emitter.writeIndent() }
    }

    private mutating func writeFlowKey(_ key: YAMLSyntaxNode) throws {
        let isSimple = isSimple(key)
        if !isSimple { emitter.writeIndicator("?", needsBlank: true) }
        begin(key, in: isSimple ? .simpleKey : .entry)
        try end(key, in: isSimple ? .simpleKey : .entry)
    }

    /// Writes an item or a value; true where its comma is written.
    private mutating func writeFlowValue(_ node: YAMLSyntaxNode, in context: Context) throws -> Bool {
        let isLast = endsLine
        begin(node, in: context)
        if endsLine { emitter.writeIndicator(",", needsBlank: false) }
        writeLineAndFoot()
        try end(node, in: context)
        return isLast
    }
}

extension YAMLSyntaxNode {
    /// The keys with their values.
    fileprivate var entries: [(key: YAMLSyntaxNode, value: YAMLSyntaxNode)] {
        stride(from: 0, to: content.count - 1, by: 2).map { (content[$0], content[$0 + 1]) }
    }

    var isEmptyCollection: Bool { kind == .mapping ? content.count < 2 : content.isEmpty }
}
