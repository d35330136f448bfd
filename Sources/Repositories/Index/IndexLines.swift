import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// The text is not in the style that `IndexLines` reads: it may be a good index, or none.
struct UnknownStyle: Error {}

/// Reads YAML in the style in which all known generators write indexes: blocks, one key a line.
///
/// It takes less than YAML allows, and gives up at anything else: what it takes, the ordinary reader takes as the same.
struct IndexLines {
    let text: UnsafeBufferPointer<UInt8>
    private let end: Int
    /// Where the line begins.
    private(set) var lineStart: Int
    /// Where the line ends, before its line feed.
    private(set) var lineEnd: Int
    /// Where what is left of the line begins.
    private(set) var position: Int
    /// The column of the line's content, which may stand behind a dash; -1 behind the last line.
    private(set) var column = -1

    /// - Parameter range: whole lines.
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(UnknownStyle) {
        self.text = text
        end = range.upperBound
        (lineStart, lineEnd, position) = (range.lowerBound, range.lowerBound, range.lowerBound)
        try load(range.lowerBound)
    }

    var isAtEnd: Bool { column < 0 }

    /// Whether nothing follows on the line.
    var isLineDone: Bool { position >= lineEnd }

    func byte(_ index: Int) -> UInt8 { index < end ? text[index] : 0x0A }

    /// Goes to the next line that is neither empty nor a comment.
    mutating func advance() throws(UnknownStyle) { try load(min(lineEnd + 1, end)) }

    private mutating func load(_ start: Int) throws(UnknownStyle) {
        var start = start
        while start < end {
            let lineEnd = endOfLine(start)
            let first = firstContent(start, lineEnd)
            if first < lineEnd && text[first] != UInt8(ascii: "#") {
                if text[first] == 0x09 { throw UnknownStyle() }
                (lineStart, self.lineEnd, position, column) = (start, lineEnd, first, first - start)
                return
            }
            start = lineEnd + 1
        }
        (lineStart, lineEnd, position, column) = (end, end, end, -1)
    }

    private func endOfLine(_ start: Int) -> Int {
        guard let base = text.baseAddress, start < end, let found = memchr(base + start, 0x0A, end - start) else {
            return end
        }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }

    private func firstContent(_ start: Int, _ lineEnd: Int) -> Int {
        var index = start
        while index < lineEnd && text[index] == 0x20 { index += 1 }
        return index
    }
}

// MARK: - Structure

extension IndexLines {
    /// Reads a key, and stands before its value then.
    ///
    /// - Returns: where the key stands.
    mutating func key() throws(UnknownStyle) -> Range<Int> {
        let start = position
        var index = start
        while index < lineEnd, Self.isKeyByte(text[index]) { index += 1 }
        guard index > start, index - start < 256, byte(index) == UInt8(ascii: ":"), index < lineEnd,
            Self.isFirstKeyByte(text[start])
        else { throw UnknownStyle() }
        try stand(at: index + 1)
        return start..<index
    }

    /// Goes over the dash of a list's element; its content counts as standing in its own column.
    ///
    /// - Returns: false where there is no dash.
    mutating func dash() throws(UnknownStyle) -> Bool {
        guard position < lineEnd, text[position] == UInt8(ascii: "-"), byte(position + 1) == 0x20 else { return false }
        try stand(at: position + 1)
        if isLineDone { throw UnknownStyle() }
        column = position - lineStart
        return true
    }

    /// Reads an element of a list of scalars.
    mutating func element() throws(UnknownStyle) -> IndexToken {
        let dashes = column
        guard try dash() else { throw UnknownStyle() }
        return try scalar(below: dashes)
    }

    /// Where the values of a list or mapping stand that belongs to a key in `column`; nil where there are none.
    ///
    /// - Parameter empty: what stands for none on the key's line.
    mutating func block(below column: Int, empty: StaticString, isList: Bool) throws(UnknownStyle) -> Int? {
        guard isLineDone else {
            guard isRest(empty) else { throw UnknownStyle() }
            try advance()
            if self.column > column { throw UnknownStyle() }
            return nil
        }
        try advance()
        // The dashes of a list may stand right below their key.
        let isBelow = self.column > column || (isList && self.column == column && startsWithDash)
        return isBelow ? self.column : nil
    }

    private var startsWithDash: Bool {
        position < lineEnd && text[position] == UInt8(ascii: "-") && byte(position + 1) == 0x20
    }

    /// Whether the rest of the line is a word, with blanks behind it.
    func isRest(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= lineEnd else { return false }
        for index in 0..<count where text[position + index] != word.utf8Start[index] { return false }
        return firstContent(position + count, lineEnd) == lineEnd
    }

    private mutating func stand(at index: Int) throws(UnknownStyle) {
        position = firstContent(index, lineEnd)
        guard position < lineEnd else { return }
        if position == index || text[position] == 0x09 { throw UnknownStyle() }
    }

    private static func isFirstKeyByte(_ byte: UInt8) -> Bool {
        isKeyByte(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "/")
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }
}

// MARK: - Scalars

extension IndexLines {
    /// Reads a scalar of any kind, and goes on to the next line.
    ///
    /// - Parameter column: that of its key, or of the dash before it: what stands further right belongs to it.
    mutating func scalar(below column: Int) throws(UnknownStyle) -> IndexToken {
        guard position < lineEnd else {
            try advance()
            if self.column > column { throw UnknownStyle() }
            return IndexToken()
        }
        switch text[position] {
        case UInt8(ascii: "\""): return try doubleQuoted(below: column)
        case UInt8(ascii: "'"): return try singleQuoted(below: column)
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockText(below: column)
        default: return try plain(below: column)
        }
    }

    private mutating func plain(below column: Int) throws(UnknownStyle) -> IndexToken {
        try checkFirst(text[position], then: byte(position + 1))
        let start = position
        var end = try plainEnd()
        var line = lineEnd
        var form = IndexToken.Form.plain
        try advance()
        // Empty lines between are line feeds of the text, and a comment would end it.
        while self.column > column {
            if lineStart != line + 1 { throw UnknownStyle() }
            form = .folded
            end = try plainEnd()
            line = lineEnd
            try advance()
        }
        return IndexToken(form, start, end)
    }

    /// What may begin a text without quotes.
    private func checkFirst(_ byte: UInt8, then next: UInt8) throws(UnknownStyle) {
        switch byte {
        case UInt8(ascii: "-"):
            if next == 0x20 || next == 0x0A || next == UInt8(ascii: "-") { throw UnknownStyle() }
        case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
            UInt8(ascii: "!"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "="),
            UInt8(ascii: "<"), UInt8(ascii: "~"):
            throw UnknownStyle()
        case UInt8(ascii: "."):
            if !(0x61...0x7A).contains(next) || next == UInt8(ascii: "i") || next == UInt8(ascii: "n") {
                throw UnknownStyle()
            }
        default: return
        }
    }

    /// Where the line's text without quotes ends; a key or a comment in it is not known.
    private func plainEnd() throws(UnknownStyle) -> Int {
        var previous: UInt8 = 0
        var index = position
        while index < lineEnd {
            let byte = text[index]
            if byte == 0x09 || (byte == UInt8(ascii: "#") && previous == 0x20) { throw UnknownStyle() }
            if byte == 0x20 && previous == UInt8(ascii: ":") { throw UnknownStyle() }
            previous = byte
            index += 1
        }
        if previous == UInt8(ascii: ":") { throw UnknownStyle() }
        while index > position && text[index - 1] == 0x20 { index -= 1 }
        return index
    }
}

// MARK: - Quotes

extension IndexLines {
    private mutating func doubleQuoted(below column: Int) throws(UnknownStyle) -> IndexToken {
        let start = position
        var form = IndexToken.Form.quoted
        position += 1
        while true {
            guard position < lineEnd else {
                form = .other
                try continueQuotes(below: column)
                continue
            }
            switch text[position] {
            case UInt8(ascii: "\""): return try closed(form, start)
            case UInt8(ascii: "\\"):
                form = .other
                try skipEscape()
            case 0x09: throw UnknownStyle()
            default: position += 1
            }
        }
    }

    private mutating func singleQuoted(below column: Int) throws(UnknownStyle) -> IndexToken {
        let start = position
        var form = IndexToken.Form.quoted
        position += 1
        while true {
            guard position < lineEnd else {
                form = .other
                try continueQuotes(below: column)
                continue
            }
            guard text[position] == UInt8(ascii: "'") else {
                if text[position] == 0x09 { throw UnknownStyle() }
                position += 1
                continue
            }
            guard byte(position + 1) == UInt8(ascii: "'") else { return try closed(form, start) }
            form = .other
            position += 2
        }
    }

    /// Goes to the next line, which may be empty; a comment is part of the text.
    private mutating func continueQuotes(below column: Int) throws(UnknownStyle) {
        let start = lineEnd + 1
        guard start < end else { throw UnknownStyle() }
        let lineEnd = endOfLine(start)
        let first = firstContent(start, lineEnd)
        if first < lineEnd && first - start <= column { throw UnknownStyle() }
        (lineStart, self.lineEnd, position) = (start, lineEnd, first)
    }

    /// Ends a quoted text at the quote, behind which nothing may stand.
    private mutating func closed(_ form: IndexToken.Form, _ start: Int) throws(UnknownStyle) -> IndexToken {
        let quote = position
        position += 1
        guard isRest("") else { throw UnknownStyle() }
        try advance()
        return form == .quoted ? IndexToken(.quoted, start + 1, quote) : IndexToken(.other, start, quote + 1)
    }

    private mutating func skipEscape() throws(UnknownStyle) {
        let next = position + 1
        guard next < lineEnd else {
            position = lineEnd
            return
        }
        switch text[next] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"),
            UInt8(ascii: "e"), UInt8(ascii: "_"), UInt8(ascii: "L"), UInt8(ascii: "P"), UInt8(ascii: "N"):
            position = next + 1
        case UInt8(ascii: "x"): try skipHexadecimal(next + 1, 2)
        case UInt8(ascii: "u"): try skipHexadecimal(next + 1, 4)
        case UInt8(ascii: "U"): try skipHexadecimal(next + 1, 8)
        default: throw UnknownStyle()
        }
    }

    private mutating func skipHexadecimal(_ start: Int, _ count: Int) throws(UnknownStyle) {
        guard start + count <= lineEnd else { throw UnknownStyle() }
        var number: UInt32 = 0
        for index in start..<start + count {
            guard let digit = Character(Swift.Unicode.Scalar(text[index])).hexDigitValue else { throw UnknownStyle() }
            number = number << 4 | UInt32(truncatingIfNeeded: digit)
        }
        if Swift.Unicode.Scalar(number) == nil { throw UnknownStyle() }
        position = start + count
    }
}

// MARK: - Blocks of text

extension IndexLines {
    /// Goes over a text behind `|` or `>`.
    private mutating func blockText(below column: Int) throws(UnknownStyle) -> IndexToken {
        let start = position
        position += 1
        if position < lineEnd, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
            position += 1
        }
        guard isRest("") else { throw UnknownStyle() }
        var inner: Int?
        var next = lineEnd + 1
        while next < end {
            let lineEnd = endOfLine(next)
            let first = firstContent(next, lineEnd)
            if first < lineEnd {
                if first - next <= column { break }
                if text[first] == 0x09 && inner == nil { throw UnknownStyle() }
                if first - next < inner ?? 0 { throw UnknownStyle() }
                inner = inner ?? first - next
            } else if inner == nil && first > next {
                throw UnknownStyle()
            }
            next = lineEnd + 1
        }
        let stop = min(next, end)
        try load(stop)
        return IndexToken(.other, start, stop)
    }
}
