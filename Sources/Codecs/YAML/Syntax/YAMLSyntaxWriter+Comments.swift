/// Comments, which wait for their place.
extension YAMLSyntaxWriter {
    /// The comments of the next event; what waits already stays where the event has none of that kind.
    mutating func wait(for comments: YAMLComments, tail: [UInt8] = []) {
        if !comments.head.isEmpty { pending.head = comments.head }
        if !comments.line.isEmpty { pending.line = comments.line }
        if !comments.foot.isEmpty { pending.foot = comments.foot }
        if !tail.isEmpty { self.tail = tail }
    }

    /// Those that a node begins with: of a collection the head, of others all.
    ///
    /// - Parameters:
    ///   - tail: the comment below the entry before.
    ///   - isKey: whether the comment below it waits for the next key.
    mutating func awaitStart(of node: YAMLSyntaxNode, tail: [UInt8] = [], isKey: Bool = false) {
        var comments = node.comments
        if isKey { comments.foot = [] }
        switch node.kind {
        case .scalar: wait(for: comments, tail: tail)
        case .alias: wait(for: comments)
        case .mapping: wait(for: YAMLComments(head: comments.head), tail: tail)
        default: wait(for: YAMLComments(head: comments.head))
        }
    }

    /// Those that a collection ends with.
    mutating func awaitEnd(of node: YAMLSyntaxNode, tail: [UInt8] = []) {
        wait(for: YAMLComments(line: node.comments.line, foot: node.comments.foot), tail: tail)
    }

    mutating func writeHead() {
        if !tail.isEmpty {
            emitter.writeIndent()
            write(tail)
            tail = []
            emitter.footIndent = max(emitter.indent, 0)
        }
        guard !pending.head.isEmpty else { return }
        emitter.writeIndent()
        write(pending.head)
        pending.head = []
    }

    mutating func writeLineAndFoot() {
        writeLine()
        writeFoot()
    }

    mutating func writeLine() {
        guard !pending.line.isEmpty else { return }
        if !emitter.isAfterBlank { emitter.put(0x20) }
        write(pending.line)
        pending.line = []
    }

    mutating func writeFoot() {
        guard !pending.foot.isEmpty else { return }
        emitter.writeIndent()
        write(pending.foot)
        pending.foot = []
        emitter.footIndent = max(emitter.indent, 0)
    }

    /// Mirrors yaml_emitter_write_comment: each line gets a `#` where it has none.
    private mutating func write(_ comment: [UInt8]) {
        comment.withUnsafeBufferPointer { text in
            var isAfterBreak = false
            var hasMark = false
            var index = 0
            while index < text.count {
                if YAMLCharacter.isBreak(text, index) {
                    emitter.writeBreak(text, &index)
                    isAfterBreak = true
                    hasMark = false
                    continue
                }
                if isAfterBreak { emitter.writeIndent() }
                if !hasMark && text[index] != UInt8(ascii: "#") {
                    emitter.put(UInt8(ascii: "#"))
                    emitter.put(0x20)
                }
                hasMark = true
                emitter.writeCharacter(text, &index)
                emitter.endLineStart()
                isAfterBreak = false
            }
            if !isAfterBreak { emitter.putBreak() }
        }
        emitter.isAfterBlank = true
    }
}
