import GoTemplate

extension YAMLScanner {
    /// The text of a scalar as it grows: a piece of the input until a fold or an escape breaks it off.
    struct ScalarText {
        private(set) var start: Int
        fileprivate(set) var end: Int
        /// Where the text begins that had to be put together.
        fileprivate var assembledStart: Int?

        init(at start: Int) {
            self.start = start
            self.end = start
        }
    }

    /// Adds the characters from `start` to the position, and what stands before them.
    ///
    /// - Parameter firstBreak: where the breaks before them begin, to be folded; without breaks there are blanks.
    mutating func join(_ text: inout ScalarText, from start: Int, firstBreak: Int?) {
        if let firstBreak {
            if text.assembledStart == nil {
                text.assembledStart = assembled.count
                appendInput(text.start..<text.end)
            }
            appendFoldedBreaks(firstBreak..<start)
            appendInput(start..<cursor.position)
        } else if text.assembledStart != nil {
            appendInput(text.end..<cursor.position)
        }
        text.end = cursor.position
    }

    func finish(_ text: ScalarText) -> YAMLText {
        guard let start = text.assembledStart else { return YAMLText(start: text.start, end: text.end) }
        return YAMLText(start: start, end: assembled.count, isAssembled: true)
    }

    mutating func appendInput(_ range: Range<Int>) {
        assembled.append(contentsOf: UnsafeBufferPointer(start: cursor.input + range.lowerBound, count: range.count))
    }

    /// Adds the breaks between two lines: one becomes a blank, of several the first is lost; U+2028 and U+2029 stay.
    mutating func appendFoldedBreaks(_ range: Range<Int>) {
        let width = YAMLCursor.breakWidth(cursor.input + range.lowerBound)
        let start = assembled.count
        if width == 3 {
            appendBreaks(range)
        } else {
            appendBreaks(range.lowerBound + width..<range.upperBound)
            if assembled.count == start { assembled.append(0x20) }
        }
    }

    /// Adds the breaks in a piece of the input, without the blanks: U+2028 and U+2029 stay, all others are line feeds.
    mutating func appendBreaks(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            let width = YAMLCursor.breakWidth(cursor.input + position)
            if width == 3 {
                appendInput(position..<position + width)
            } else if width > 0 {
                assembled.append(0x0A)
            }
            position += max(width, 1)
        }
    }
}
