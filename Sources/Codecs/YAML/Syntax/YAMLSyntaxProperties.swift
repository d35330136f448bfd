import GoTemplate

/// The anchor and the tag that are written before a node, and the style that is wanted for a scalar.
///
/// Mirrors encode.go node, and yaml_emitter_analyze_tag of emitterc.go.
struct YAMLSyntaxProperties {
    let anchor: GoString
    /// As it is written; empty where the node has its tag anyway.
    private(set) var tag = GoString()
    private(set) var style: YAMLScalarStyle

    init(of node: YAMLSyntaxNode) {
        anchor = node.anchor
        style = node.style
        var isQuoted = false
        if node.isTagged {
            tag = Self.written(node.tag)
        } else if !node.tag.isEmpty, node.tag != Self.implied(by: node) {
            if node.tag == "!!str" { isQuoted = true } else { tag = Self.written(node.tag) }
        }
        guard style == .plain else { return }
        if node.value.bytes.contains(0x0A) { style = .literal } else if isQuoted { style = .doubleQuoted }
    }

    /// The tag that a reader gives the node where none is written.
    private static func implied(by node: YAMLSyntaxNode) -> GoString {
        switch node.kind {
        case .sequence: "!!seq"
        case .mapping: "!!map"
        case .scalar where node.style != .plain: "!!str"
        default: YAMLTag.resolved(node.value)
        }
    }

    /// Tags that begin with `!` are written as they are, others in angle brackets.
    private static func written(_ tag: GoString) -> GoString {
        tag.hasPrefix("!") ? escaped(tag) : GoString("!<") + escaped(tag) + GoString(">")
    }

    /// Mirrors yaml_emitter_write_tag_content.
    private static func escaped(_ tag: GoString) -> GoString {
        var result: [UInt8] = []
        for byte in tag.bytes {
            if byte.isLetter || byte.isDigit || "!-;/?:@&=+$,_.~*'()[]".utf8.contains(byte) {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "%"))
                result.append(hexadecimal: byte, uppercase: true)
            }
        }
        return GoString(result)
    }
}
