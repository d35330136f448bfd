import CYAML
import GoTemplate

/// Makes nodes of events; mirrors the parser of go-yaml v3's decode.go.
struct YAMLSyntaxReader {
    private var parser: GoYAMLParser
    private var event = YAMLSyntaxEvent()
    private var anchors: Set<GoString> = []

    init(_ text: [UInt8]) { parser = GoYAMLParser(text, keepsComments: true) }

    /// The first document; nil where the stream has none.
    mutating func document() throws -> YAMLSyntaxNode? {
        try advance()
        try advance()
        guard event.type == YAML_DOCUMENT_START_EVENT else { return nil }
        let document = YAMLSyntaxNode(.document, tag: GoString())
        document.comments = event.comments
        try advance()
        document.content = [try node()]
        document.comments.foot = event.comments.foot
        return document
    }

    private mutating func advance() throws { event = YAMLSyntaxEvent(try parser.parse(), parser.comments) }

    /// The node that the current event begins; the event behind it is the current one then.
    private mutating func node() throws -> YAMLSyntaxNode {
        switch event.type {
        case YAML_ALIAS_EVENT: try alias()
        case YAML_SEQUENCE_START_EVENT: try sequence()
        case YAML_MAPPING_START_EVENT: try mapping()
        default: try scalar()
        }
    }

    private mutating func alias() throws -> YAMLSyntaxNode {
        guard anchors.contains(event.anchor) else {
            throw YAML.Failure("yaml: unknown anchor '" + event.anchor + "' referenced")
        }
        let node = make(.alias, tag: GoString(), value: event.anchor)
        node.anchor = GoString()
        try advance()
        return node
    }

    private mutating func scalar() throws -> YAMLSyntaxNode {
        let node = make(.scalar, tag: scalarTag, value: event.value)
        node.style = event.style
        try advance()
        return node
    }

    /// The tag of a scalar without one.
    ///
    /// Only here `<<` is more than a string; so it is written with its tag.
    private var scalarTag: GoString {
        guard event.style == .plain else { return "!!str" }
        return event.value == "<<" ? "!!merge" : YAMLTag.resolved(event.value)
    }

    private mutating func sequence() throws -> YAMLSyntaxNode {
        let node = make(.sequence, tag: "!!seq")
        try advance()
        while event.type != YAML_SEQUENCE_END_EVENT { node.content.append(try self.node()) }
        endCollection(node)
        try advance()
        return node
    }

    private mutating func mapping() throws -> YAMLSyntaxNode {
        let node = make(.mapping, tag: "!!map")
        try advance()
        while event.type != YAML_MAPPING_END_EVENT { try entry(of: node) }
        endCollection(node)
        if !node.isFlow, !node.comments.foot.isEmpty, node.content.count > 1 {
            node.content[node.content.count - 2].comments.foot = node.comments.foot
            node.comments.foot = []
        }
        try advance()
        return node
    }

    /// A key and its value; a comment below a value belongs to its key, one below a key to the key before it.
    private mutating func entry(of node: YAMLSyntaxNode) throws {
        let key = try self.node()
        if !node.isFlow, !key.comments.foot.isEmpty, node.content.count > 1 {
            node.content[node.content.count - 2].comments.foot = key.comments.foot
            key.comments.foot = []
        }
        let value = try self.node()
        if key.comments.foot.isEmpty { swap(&key.comments.foot, &value.comments.foot) }
        node.content += [key, value]
    }

    private func endCollection(_ node: YAMLSyntaxNode) {
        node.comments.line = event.comments.line
        node.comments.foot = event.comments.foot
    }

    private mutating func make(_ kind: YAMLSyntaxNode.Kind, tag: GoString, value: GoString = GoString())
        -> YAMLSyntaxNode
    {
        let node = YAMLSyntaxNode(kind, tag: tag, value: value)
        if !event.tag.isEmpty && event.tag != "!" {
            node.tag = YAMLTag.short(event.tag)
            node.isTagged = true
        }
        node.isFlow = event.isFlow
        node.comments = event.comments
        if !event.anchor.isEmpty {
            node.anchor = event.anchor
            anchors.insert(event.anchor)
        }
        return node
    }
}
