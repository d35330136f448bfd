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
        leadingBreak.removeAll(keepingCapacity: true)
        trailingBreaks.removeAll(keepingCapacity: true)
        try scanBlockBreaks(&indent)
        try cursor.ensure(1)
        var wasBlank = false
        while cursor.column == indent && cursor.byte != 0 {
            let isBlankLine = cursor.isBlank
            appendBlockBreaks(isFolded: !isLiteral && !wasBlank && !isBlankLine)
            wasBlank = isBlankLine
            let lineBegin = cursor.position
            cursor.skipLine()
            appendInput(lineBegin..<cursor.position)
            try cursor.ensure(2)
            leadingBreak.removeAll(keepingCapacity: true)
            let width = cursor.breakWidth
            if width > 0 { readLeadingBreak(width) }
            try scanBlockBreaks(&indent)
        }
        if header.chomping != -1 { assembled.append(contentsOf: leadingBreak) }
        if header.chomping == 1 { assembled.append(contentsOf: trailingBreaks) }
        token.text = YAMLText(start: start, end: assembled.count, isAssembled: true)
        return token
    }

    /// Appends the breaks before a line; in a folded scalar a single one between two plain lines becomes a blank.
    private mutating func appendBlockBreaks(isFolded: Bool) {
        if isFolded && leadingBreak.first == 0x0A {
            if trailingBreaks.isEmpty { assembled.append(0x20) }
        } else {
            assembled.append(contentsOf: leadingBreak)
        }
        assembled.append(contentsOf: trailingBreaks)
        trailingBreaks.removeAll(keepingCapacity: true)
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
    private mutating func scanBlockBreaks(_ indent: inout Int) throws {
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
            readTrailingBreak(width)
        }
        if indent == 0 { indent = max(longest, self.indent + 1, 1) }
    }
}
