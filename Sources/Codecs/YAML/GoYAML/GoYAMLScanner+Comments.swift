/// Comments, and what they belong to; mirrors scannerc.go of go-yaml v3.
extension GoYAMLScanner {
    /// How far go-yaml looks for a comment.
    private static let reach = 512

    mutating func scanOrSkipComments(since start: GoYAMLMark) throws(GoYAMLError) {
        guard keepsComments else { return try skipComment() }
        turnLineCommentIntoHead()
        if reader.byte() == UInt8(ascii: "#") { try scanComments(since: start) }
    }

    /// A comment behind the first dash of a sequence heads what follows.
    private mutating func turnLineCommentIntoHead() {
        guard tokens.count > 1, let last = comments.indices.last, !comments[last].text.line.isEmpty else { return }
        guard case .blockSequenceStart = tokens[tokens.count - 2].kind, tokens[tokens.count - 1].isBlockEntry,
            !reader.isBreak()
        else { return }
        comments[last].text.head = comments[last].text.line
        comments[last].text.line = []
        if comments[last].start.line == reader.mark.line - 1 { comments[last].token = reader.mark }
    }

    /// Where a block ends: before the comments that lie no deeper than what is around it.
    func blockEnd(before mark: GoYAMLMark) -> GoYAMLMark {
        var end = mark
        var stop = mark.index
        for comment in comments.reversed() {
            if comment.end.index < stop { break }
            if comment.start.column == indent + 1 { end = comment.start }
            stop = comment.scan.index
        }
        return end
    }

    /// A comment on the line of the token that was scanned last.
    ///
    /// - Parameter token: where what it belongs to begins.
    mutating func scanLineComment(of token: GoYAMLMark) throws(GoYAMLError) {
        guard reader.newlines == 0 else { return }
        var offset = 0
        while offset < Self.reach {
            try reader.need(offset + 1)
            guard reader.isBlank(offset) else { break }
            offset += 1
        }
        guard offset < Self.reach, reader.byte(offset) == UInt8(ascii: "#") else { return }
        var comment = GoYAMLComment(token: token, start: reader.mark)
        comment.start.index += offset
        comment.start.column += offset
        try readComment(at: reader.mark.index + offset, into: &comment.text.line)
        comments.append(comment)
    }

    /// Reads up to the end of the line, from a character that may lie lines ahead.
    private mutating func readComment(at index: Int, into text: inout [UInt8]) throws(GoYAMLError) {
        while true {
            try reader.need(1)
            if reader.isBreakOrEnd() {
                if reader.mark.index >= index { return }
                try reader.need(2)
                guard reader.isBreak() else { return }
                reader.skipLine()
            } else if reader.mark.index >= index {
                reader.read(into: &text)
            } else {
                reader.skip()
            }
        }
    }
}

// MARK: - Comments on lines of their own

extension GoYAMLScanner {
    private mutating func scanComments(since scan: GoYAMLMark) throws(GoYAMLError) {
        guard let footed else { return try skipComment() }
        var block = GoYAMLCommentBlock(
            scan: scan, footed: footed, at: reader, footLine: footLine(since: scan), indent: indent)
        while block.offset < Self.reach, try scanPart(of: &block) {}
        guard !block.text.isEmpty else { return }
        comments.append(block.head(endingAt: block.mark(reader, offset: block.offset - 1)))
    }

    /// The token that comments may be the foot of.
    private var footed: GoYAMLToken? {
        guard let last = tokens.last else { return nil }
        return last.isFlowEntry && tokens.count > 1 ? tokens[tokens.count - 2] : last
    }

    /// The line on which a comment still is the foot of the content before it; -1 for none.
    private func footLine(since scan: GoYAMLMark) -> Int {
        guard scan.line > 0 else { return -1 }
        let isBehindContent = reader.newlines == 0 && reader.mark.column > 1
        return reader.mark.line - reader.newlines + 1 + (isBehindContent ? 1 : 0)
    }

    /// Looks at a blank, a line break or a comment; false where something else begins.
    private mutating func scanPart(of block: inout GoYAMLCommentBlock) throws(GoYAMLError) -> Bool {
        try reader.need(block.offset + 1)
        block.column += 1
        if reader.isBlank(block.offset) {
            block.offset += 1
            return true
        }
        let byte = reader.byte(block.offset)
        let closesFlow = flowLevel > 0 && (byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}"))
        if closesFlow || reader.isBreakOrEnd(block.offset) { return endLine(of: &block, closesFlow: closesFlow) }
        // At another indentation, what came so far is the foot of what is before, not the head of what follows.
        if block.column - 1 < block.nextIndent && block.column != block.start.column { takeFoot(of: &block) }
        guard byte == UInt8(ascii: "#") else { return false }
        try readLine(of: &block)
        return true
    }

    /// False where no other line follows.
    private mutating func endLine(of block: inout GoYAMLCommentBlock, closesFlow: Bool) -> Bool {
        if closesFlow || !block.isAfterEmptyLine { divide(&block, closesFlow: closesFlow) }
        guard reader.isBreak(block.offset) else { return false }
        block.skipLine()
        return true
    }

    /// Before the first empty line, or a bracket that closes, stands the foot of what is before.
    private mutating func divide(_ block: inout GoYAMLCommentBlock, closesFlow: Bool) {
        guard !block.text.isEmpty else { return }
        if closesFlow || block.isBeforeFirstEmptyLine && (block.isBelowContent || block.isDedented) {
            if block.isDedented { block.token = block.start }
            takeFoot(of: &block)
        } else if reader.byte(block.offset) != 0 {
            block.text.append(0x0A)
        }
    }

    private mutating func takeFoot(of block: inout GoYAMLCommentBlock) {
        guard !block.text.isEmpty else { return }
        comments.append(block.takeFoot(endingAt: block.mark(reader, offset: block.offset)))
    }

    private mutating func readLine(of block: inout GoYAMLCommentBlock) throws(GoYAMLError) {
        if block.text.isEmpty {
            block.start = block.mark(reader, offset: block.offset)
        } else {
            block.text.append(0x0A)
        }
        try readComment(at: reader.mark.index + block.offset, into: &block.text)
        block.restart(at: reader, indent: indent)
    }
}
