import GoTemplate

/// A node of a document as it was written: with its style, its anchor, and the comments around it.
///
/// Mirrors go-yaml v3 yaml.go Node. Nodes are changed in place.
package final class YAMLSyntaxNode {
    package enum Kind {
        case document, sequence, mapping, scalar, alias
    }

    package let kind: Kind
    /// In its short form, `!!str`; what the value resolves to where none was written.
    package var tag: GoString
    /// Whether the tag was written.
    var isTagged = false
    /// The text of a scalar, or the name that an alias refers to.
    package var value: GoString
    var anchor = GoString()
    var style: YAMLScalarStyle = .plain
    /// Whether a collection is written in brackets.
    var isFlow = false
    var comments = YAMLComments()
    /// Of a document: whether sequences lie deeper than their keys.
    package var indentsSequences = false
    /// The items of a sequence, the keys and values of a mapping by turns, the root of a document.
    package var content: [YAMLSyntaxNode] = []

    init(_ kind: Kind, tag: GoString, value: GoString = GoString()) {
        self.kind = kind
        self.tag = tag
        self.value = value
    }

    /// An empty mapping in block style.
    package static func mapping() -> YAMLSyntaxNode { YAMLSyntaxNode(.mapping, tag: GoString()) }

    /// A string in single quotes.
    package static func quoted(_ text: GoString) -> YAMLSyntaxNode {
        let node = YAMLSyntaxNode(.scalar, tag: "!!str", value: text)
        node.style = .singleQuoted
        return node
    }

    /// A plain key.
    package static func key(_ text: GoString) -> YAMLSyntaxNode {
        YAMLSyntaxNode(.scalar, tag: GoString(), value: text)
    }

    /// The root of a document; any other node itself.
    package var root: YAMLSyntaxNode { kind == .document ? content.first ?? self : self }

    package var isNull: Bool { tag == "!!null" }

    /// Takes over what another node says, but for where it stands.
    package func takeStyle(of other: YAMLSyntaxNode) { style = other.style }
}

extension YAMLSyntaxNode {
    /// The first document of a stream; nil where there is none.
    ///
    /// - Throws: `YAML.Failure` with the text of go-yaml v3.
    package static func parse(_ text: [UInt8]) throws -> YAMLSyntaxNode? {
        var reader = YAMLSyntaxReader(text)
        do { return try reader.document() } catch let error as GoYAMLError {
            throw error.failureOfVersion3
        }
    }

    /// The nodes as documents of a stream, indented by two, with sequences as deep as their keys unless they say else.
    package static func text(of nodes: [YAMLSyntaxNode]) throws -> [UInt8] {
        var writer = YAMLSyntaxWriter()
        for node in nodes { try writer.write(node) }
        return writer.output
    }
}
