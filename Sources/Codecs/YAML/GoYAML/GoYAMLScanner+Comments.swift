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
    /// Lines of comments that are being read.
    private struct CommentLines {
        var scan: GoYAMLMark
        var token: GoYAMLMark
        var start = GoYAMLMark()
        var text: [UInt8] = []

        /// Ends these lines as the foot of what is before them.
        mutating func takeFoot(endingAt end: GoYAMLMark) -> GoYAMLComment {
            let text = YAMLComments(foot: self.text)
            let comment = GoYAMLComment(scan: scan, token: token, start: start, end: end, text: text)
            scan = end
            token = end
            self.text = []
            return comment
        }
    }

    private var innerIndent: Int { max(indent, 0) }

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

    private mutating func scanComments(since scan: GoYAMLMark) throws(GoYAMLError) {
        guard let footed else { return try skipComment() }
        var lines = CommentLines(scan: scan, token: footed.start)
        let footLine = footLine(since: scan)
        var nextIndent = innerIndent
        var isAfterEmptyLine = false
        var isBeforeFirstEmptyLine = reader.newlines <= 1
        var line = reader.mark.line
        var column = reader.mark.column
        var offset = 0
        while offset < Self.reach {
            try reader.need(offset + 1)
            column += 1
            if reader.isBlank(offset) {
                offset += 1
                continue
            }
            let end = GoYAMLMark(index: reader.mark.index + offset, line: line, column: column)
            let byte = reader.byte(offset)
            let closesFlow = flowLevel > 0 && (byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}"))
            if closesFlow || reader.isBreakOrEnd(offset) {
                if closesFlow || !isAfterEmptyLine {
                    let isBelowContent = lines.start.line == footLine && !footed.isValue
                    let isDedented = lines.start.column - 1 < nextIndent
                    if closesFlow || isBeforeFirstEmptyLine && (isBelowContent || isDedented) {
                        if !lines.text.isEmpty {
                            if isDedented { lines.token = lines.start }
                            comments.append(lines.takeFoot(endingAt: end))
                        }
                    } else if !lines.text.isEmpty && byte != 0 {
                        lines.text.append(0x0A)
                    }
                }
                guard reader.isBreak(offset) else { break }
                isBeforeFirstEmptyLine = false
                isAfterEmptyLine = true
                column = 0
                line += 1
                offset += 1
                continue
            }
            if !lines.text.isEmpty && (closesFlow || column - 1 < nextIndent && column != lines.start.column) {
                comments.append(lines.takeFoot(endingAt: end))
            }
            guard byte == UInt8(ascii: "#") else { break }
            if lines.text.isEmpty { lines.start = end } else { lines.text.append(0x0A) }
            isAfterEmptyLine = false
            try readComment(at: reader.mark.index + offset, into: &lines.text)
            // The comment's first line break is looked at in the next round, as go-yaml's loop counts on.
            offset = 1
            column = 0
            line = reader.mark.line
            nextIndent = innerIndent
        }
        guard !lines.text.isEmpty else { return }
        let end = GoYAMLMark(index: reader.mark.index + offset - 1, line: line, column: column)
        comments.append(
            GoYAMLComment(
                scan: lines.scan, token: lines.start, start: lines.start, end: end,
                text: YAMLComments(head: lines.text)))
    }
}
