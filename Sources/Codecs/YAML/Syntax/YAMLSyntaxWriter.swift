import GoTemplate

/// Writes nodes as go-yaml v3 does when it is told to indent by two and to keep sequences as deep as their keys.
///
/// Mirrors encode.go node and emitterc.go. As there, comments wait until the place where they are written comes: those
/// of an end may be written with what follows it.
struct YAMLSyntaxWriter {
    /// Where a node stands.
    enum Context {
        case root, item, simpleKey, entry
    }

    var emitter = YAMLEmitter(.v3)
    /// The comments that wait to be written.
    var pending = YAMLComments()
    /// The comment below the entry before, which waits for the next key or the end of the mapping.
    var tail: [UInt8] = []
    /// The comment behind a key whose value begins on another line.
    var keyLine: [UInt8] = []
    var flowLevel = 0
    private(set) var indentsSequences = false
    private var isFirst = true

    var output: [UInt8] { emitter.output }

    /// Writes a document, or a node as one.
    mutating func write(_ node: YAMLSyntaxNode) throws {
        let comments = node.kind == .document ? node.comments : YAMLComments()
        indentsSequences = node.indentsSequences
        wait(for: YAMLComments(head: comments.head))
        if !isFirst {
            emitter.writeIndent()
            emitter.writeIndicator("---", needsBlank: true)
            emitter.writeIndent()
        }
        isFirst = false
        if !pending.head.isEmpty {
            writeHead()
            emitter.putBreak()
        }
        awaitStart(of: node.root)
        writeHead()
        begin(node.root, in: .root)
        writeLineAndFoot()
        try end(node.root, in: .root)
        wait(for: YAMLComments(foot: comments.foot))
        emitter.footIndent = 0
        writeFoot()
        emitter.footIndent = -1
        emitter.writeIndent()
    }

    /// Writes what a node begins with: all of a scalar or an alias, the properties of a collection.
    mutating func begin(_ node: YAMLSyntaxNode, in context: Context) {
        switch node.kind {
        case .alias: writeName("*", node.value)
        case .scalar: writeScalar(node, in: context)
        default: writeProperties(YAMLSyntaxProperties(of: node))
        }
    }

    /// Writes the content of a collection.
    mutating func end(_ node: YAMLSyntaxNode, in context: Context) throws {
        let isFlow = flowLevel > 0 || node.isFlow || node.isEmptyCollection
        switch node.kind {
        case .sequence where isFlow: try writeFlowSequence(node)
        case .sequence: try writeSequence(node, in: context)
        case .mapping where isFlow: try writeFlowMapping(node)
        case .mapping: try writeMapping(node)
        default: break
        }
    }
}

// MARK: - Scalars

extension YAMLSyntaxWriter {
    private mutating func writeScalar(_ node: YAMLSyntaxNode, in context: Context) {
        let properties = YAMLSyntaxProperties(of: node)
        node.value.bytes.withUnsafeBufferPointer { text in
            let analysis = YAMLScalarAnalysis(text, dialect: .v3)
            let isKey = context == .simpleKey
            let style =
                flowLevel > 0
                ? analysis.flowStyle(properties.style, of: text, isSimpleKey: isKey)
                : analysis.style(properties.style, isEmpty: text.isEmpty, isSimpleKey: isKey)
            writeProperties(properties)
            let outer = emitter.increaseIndent(isFlow: true)
            switch style {
            case .plain: emitter.writePlain(text, analysis, mayBreak: !isKey)
            case .singleQuoted: emitter.writeSingleQuoted(text, mayBreak: !isKey)
            case .doubleQuoted: emitter.writeDoubleQuoted(text, mayBreak: !isKey)
            case .literal:
                writeBlockHeader("|", of: text)
                emitter.writeLiteralLines(text)
            case .folded:
                writeBlockHeader(">", of: text)
                writeFoldedLines(text)
            }
            emitter.endCollection(outer)
        }
    }

    private mutating func writeBlockHeader(_ indicator: StaticString, of text: UnsafeBufferPointer<UInt8>) {
        emitter.writeIndicator(indicator, needsBlank: true)
        emitter.writeBlockHints(text)
        if pending.line.isEmpty { emitter.putBreak() } else { writeLine() }
    }

    /// The lines of a folded scalar below its header; none is so long that it is broken.
    private mutating func writeFoldedLines(_ text: UnsafeBufferPointer<UInt8>) {
        emitter.isAfterBlank = true
        var isAfterBreak = true
        var hasLeadingBlank = true
        var index = 0
        while index < text.count {
            if YAMLCharacter.isBreak(text, index) {
                let folds = !isAfterBreak && !hasLeadingBlank && text[index] == 0x0A
                if folds && Self.beginsWithWord(text) { emitter.putBreak() }
                emitter.writeBreak(text, &index)
                isAfterBreak = true
            } else {
                if isAfterBreak {
                    emitter.writeIndent()
                    hasLeadingBlank = text[index] == 0x20 || text[index] == 0x09
                }
                emitter.writeCharacter(text, &index)
                emitter.endLineStart()
                isAfterBreak = false
            }
        }
    }

    /// Whether no blank follows the line breaks that the text begins with; go-yaml looks there, wherever the break is.
    private static func beginsWithWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < text.count, YAMLCharacter.isBreak(text, index) { index += YAMLCharacter.width(text[index]) }
        return index < text.count && text[index] != 0x20 && text[index] != 0x09
    }

    private mutating func writeProperties(_ properties: YAMLSyntaxProperties) {
        if !properties.anchor.isEmpty { writeName("&", properties.anchor) }
        guard !properties.tag.isEmpty else { return }
        if !emitter.isAfterBlank { emitter.put(0x20) }
        for byte in properties.tag.bytes { emitter.put(byte) }
        emitter.endWord()
    }

    private mutating func writeName(_ indicator: StaticString, _ name: GoString) {
        emitter.writeIndicator(indicator, needsBlank: true)
        for byte in name.bytes { emitter.put(byte) }
        emitter.endWord()
    }
}
