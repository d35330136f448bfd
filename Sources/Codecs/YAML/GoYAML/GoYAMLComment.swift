/// Comments that the scanner met, and the token that they belong to.
///
/// Mirrors yaml_comment_t of go-yaml v3.
struct GoYAMLComment {
    /// Where the blanks before it begin.
    var scan = GoYAMLMark()
    /// They belong to the first token that begins here or later.
    var token: GoYAMLMark
    var start: GoYAMLMark
    var end = GoYAMLMark()
    var text = YAMLComments()
}

/// The comments around a node: above it, behind it on its line, and below it.
struct YAMLComments {
    var head: [UInt8] = []
    var line: [UInt8] = []
    var foot: [UInt8] = []

    /// Adds others, on lines of their own.
    mutating func append(_ other: YAMLComments) {
        Self.append(other.head, to: &head)
        Self.append(other.line, to: &line)
        Self.append(other.foot, to: &foot)
    }

    private static func append(_ text: [UInt8], to comment: inout [UInt8]) {
        if !text.isEmpty && !comment.isEmpty { comment.append(0x0A) }
        comment += text
    }
}
