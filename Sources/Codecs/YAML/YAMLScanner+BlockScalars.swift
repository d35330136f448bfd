import GoTemplate

// MARK: - Block scalars

extension YAMLScanner {
    /// The header of a block scalar.
    private struct BlockHeader {
        /// What happens to the breaks at the end: -1 drops all, 0 keeps one, 1 keeps all.
        var chomping = 0
        /// The indentation beyond that of the parent, 0 if the first line tells.
        var increment = 0
    }

    mutating func scanBlockScalar(isLiteral: Bool) throws -> YAMLToken {
        var token = YAMLToken(.scalar, at: cursor.mark)
        cursor.position += 1
        let header = try scanBlockHeader()
        var indent = header.increment == 0 ? 0 : max(self.indent, 0) + header.increment
        let start = assembled.count
        // The breaks before the next line: that of the line above, and those of the empty lines since.
        var lineBreak = cursor.position..<cursor.position
        var emptyLines = try scanBlockBreaks(&indent)
        try cursor.ensure(1)
        var wasBlank = false
        while cursor.column == indent && cursor.byte != 0 {
            let isBlank = cursor.isBlank
            appendBlockBreaks(lineBreak, emptyLines, isFolded: !isLiteral && !wasBlank && !isBlank)
            wasBlank = isBlank
            let lineStart = cursor.position
            cursor.skipLine()
            appendInput(lineStart..<cursor.position)
            try cursor.ensure(2)
            lineBreak = cursor.position..<cursor.position + cursor.breakWidth
            if !lineBreak.isEmpty { cursor.skipBreak(lineBreak.count) }
            emptyLines = try scanBlockBreaks(&indent)
        }
        if header.chomping != -1 { appendBreaks(lineBreak) }
        if header.chomping == 1 { appendBreaks(emptyLines) }
        token.text = YAMLText(start: start, end: assembled.count, isAssembled: true)
        return token
    }

    /// Appends the breaks before a line; in a folded scalar a single one between two plain lines becomes a blank.
    private mutating func appendBlockBreaks(_ lineBreak: Range<Int>, _ emptyLines: Range<Int>, isFolded: Bool) {
        if !isFolded || lineBreak.isEmpty || lineBreak.count == 3 {
            appendBreaks(lineBreak)
        } else if emptyLines.isEmpty {
            assembled.append(0x20)
        }
        appendBreaks(emptyLines)
    }

    private mutating func scanBlockHeader() throws -> BlockHeader {
        var header = BlockHeader()
        try cursor.ensure(1)
        if scanChomping(&header) {
            try cursor.ensure(1)
            _ = try scanIncrement(&header)
        } else if try scanIncrement(&header) {
            try cursor.ensure(1)
            _ = scanChomping(&header)
        }
        try cursor.ensure(1)
        while cursor.isBlank {
            cursor.position += 1
            try cursor.ensure(1)
        }
        if cursor.byte == UInt8(ascii: "#") { cursor.skipLine() }
        try cursor.ensure(1)
        let width = cursor.breakWidth
        guard width > 0 || cursor.byte == 0 else { throw failure("did not find expected comment or line break") }
        if width > 0 {
            try cursor.ensure(2)
            cursor.skipBreak(width)
        }
        return header
    }

    private mutating func scanChomping(_ header: inout BlockHeader) -> Bool {
        switch cursor.byte {
        case UInt8(ascii: "+"): header.chomping = 1
        case UInt8(ascii: "-"): header.chomping = -1
        default: return false
        }
        cursor.position += 1
        return true
    }

    private mutating func scanIncrement(_ header: inout BlockHeader) throws -> Bool {
        guard cursor.byte.isDigit else { return false }
        if cursor.byte == UInt8(ascii: "0") { throw failure("found an indentation indicator equal to 0") }
        header.increment = Int(cursor.byte - UInt8(ascii: "0"))
        cursor.position += 1
        return true
    }

    /// Skips indentation and empty lines, and finds out the indentation where it is not known.
    ///
    /// The result holds the breaks of the empty lines; it is empty where there are none.
    private mutating func scanBlockBreaks(_ indent: inout Int) throws -> Range<Int> {
        let start = cursor.position
        var end = start
        var longest = 0
        while true {
            try cursor.ensure(1)
            while cursor.byte == 0x20 && (indent == 0 || cursor.column < indent) { cursor.position += 1 }
            try cursor.ensure(1)
            longest = max(longest, cursor.column)
            if cursor.byte == 0x09 && (indent == 0 || cursor.column < indent) {
                throw failure("found a tab character where an indentation space is expected")
            }
            let width = cursor.breakWidth
            guard width > 0 else { break }
            try cursor.ensure(2)
            cursor.skipBreak(width)
            end = cursor.position
        }
        if indent == 0 { indent = max(longest, self.indent + 1, 1) }
        return start..<end
    }
}
