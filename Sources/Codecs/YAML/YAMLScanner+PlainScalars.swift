import GoTemplate

// MARK: - Plain scalars

extension YAMLScanner {
    mutating func scanPlainScalar() throws -> YAMLToken {
        var token = YAMLToken(.scalar, at: cursor.mark)
        token.isPlain = true
        var text = ScalarText(at: cursor.position)
        let indent = indent + 1
        var isAfterBreak = false
        while true {
            try cursor.ensure(4)
            if cursor.isDocumentIndicator || cursor.byte == UInt8(ascii: "#") { break }
            let start = cursor.position
            cursor.skipPlainCharacters(isFlow: flowLevel > 0)
            if cursor.position > start {
                join(&text, from: start, isAfterBreak: isAfterBreak)
                isAfterBreak = false
                try cursor.ensure(2)
            }
            guard cursor.isBlank || cursor.breakWidth > 0 else { break }
            try cursor.ensure(1)
            isAfterBreak = try skipBlanksAndBreaks(isAfterBreak: isAfterBreak, indent: indent)
            if flowLevel == 0 && cursor.column < indent { break }
        }
        if isAfterBreak { isSimpleKeyAllowed = true }
        token.text = finish(text)
        return token
    }

    /// Skips what stands between two words of a scalar and keeps the breaks; true if there was any.
    private mutating func skipBlanksAndBreaks(isAfterBreak: Bool, indent: Int) throws -> Bool {
        var isAfterBreak = isAfterBreak
        while true {
            if cursor.isBlank {
                if isAfterBreak && cursor.byte == 0x09 && cursor.column < indent {
                    throw failure("found a tab character that violates indentation")
                }
                cursor.position += 1
            } else {
                let width = cursor.breakWidth
                guard width > 0 else { return isAfterBreak }
                try cursor.ensure(2)
                readFoldedBreak(width, isFirst: !isAfterBreak)
                isAfterBreak = true
            }
            try cursor.ensure(1)
        }
    }

    private mutating func readFoldedBreak(_ width: Int, isFirst: Bool) {
        if isFirst {
            trailingBreaks.removeAll(keepingCapacity: true)
            readLeadingBreak(width)
        } else {
            readTrailingBreak(width)
        }
    }
}

// MARK: - Text

extension YAMLScanner {
    /// The text of a scalar as it grows: a piece of the input until a fold or an escape breaks it off.
    struct ScalarText {
        var start: Int
        var end: Int
        /// Where the text begins that had to be put together.
        var assembledStart: Int?

        init(at start: Int) {
            self.start = start
            self.end = start
        }
    }

    /// Adds the characters from `start` to the position, and the blanks or the folded breaks before them.
    private mutating func join(_ text: inout ScalarText, from start: Int, isAfterBreak: Bool) {
        if isAfterBreak {
            assemble(&text)
            appendFoldedBreaks()
            appendInput(start..<cursor.position)
        } else if text.assembledStart != nil {
            appendInput(text.end..<cursor.position)
        }
        text.end = cursor.position
    }

    /// Goes over to text that is put together; what was read so far begins it.
    mutating func assemble(_ text: inout ScalarText) {
        guard text.assembledStart == nil else { return }
        text.assembledStart = assembled.count
        appendInput(text.start..<text.end)
    }

    func finish(_ text: ScalarText) -> YAMLText {
        guard let start = text.assembledStart else { return YAMLText(start: text.start, end: text.end) }
        return YAMLText(start: start, end: assembled.count, isAssembled: true)
    }

    mutating func appendInput(_ range: Range<Int>) {
        assembled.append(contentsOf: UnsafeBufferPointer(start: cursor.input + range.lowerBound, count: range.count))
    }

    /// One break becomes a blank, several lose the first; U+2028 and U+2029 stay.
    mutating func appendFoldedBreaks() {
        if leadingBreak.first != 0x0A {
            assembled.append(contentsOf: leadingBreak)
        } else if trailingBreaks.isEmpty {
            assembled.append(0x20)
        }
        assembled.append(contentsOf: trailingBreaks)
    }
}
