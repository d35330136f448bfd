/// Writes block-style YAML as the emitter of go-yaml does; mirrors emitterc.go of v2 and v3.
///
/// Callers walk their values and say what comes next; the emitter decides on quoting, breaks and indentation.
struct YAMLEmitter {
    /// Where a node stands, which decides how it may be written.
    enum Context {
        case root, item, simpleKey, complexKey, value

        var isMapping: Bool { self != .root && self != .item }
    }

    var output: [UInt8] = []
    let dialect: YAMLScalar.Dialect
    /// Lines longer than this are folded at blanks; v3 never folds.
    private let bestWidth: Int
    private static let bestIndent = 2
    private static var blanks: StaticString { "                                " }

    private(set) var column = 0
    private(set) var indent = -1
    /// Whether what was written last is a blank or nothing.
    var isAfterBlank = true
    /// Whether nothing but indentation and indicators stands on the line.
    private(set) var isIndention = true
    /// The indentation of the comment below a node that was written last, which an empty line follows; -1 for none.
    var footIndent = -1

    init(_ dialect: YAMLScalar.Dialect) {
        self.dialect = dialect
        self.bestWidth = dialect == .v2 ? 80 : Int.max
    }

    /// Whether so many more characters keep the line within its width.
    func fitsOnLine(_ count: Int) -> Bool { column + count <= bestWidth }

    /// Whether a sequence that begins here as the value of a key lies no deeper than the key, as v3 may be told.
    var beginsBehindKey: Bool { column == 0 || !isIndention }

    /// More than indentation stands on the line.
    mutating func endLineStart() { isIndention = false }

    /// What was written last is a word.
    mutating func endWord() {
        isAfterBlank = false
        isIndention = false
    }

    /// Ends the document with its line break.
    mutating func endDocument() { writeIndent() }
}

// MARK: - Collections

extension YAMLEmitter {
    /// An empty sequence or mapping, `[]` or `{}`.
    mutating func writeEmpty(_ text: StaticString) {
        writeIndicator(text, needsBlank: true)
    }

    /// Begins a sequence; the result is for `endCollection`.
    mutating func beginSequence(in context: Context) -> Int {
        let isIndentless = dialect == .v2 && context.isMapping && !isIndention
        return increaseIndent(isIndentless: isIndentless)
    }

    mutating func beginItem() {
        writeIndent()
        writeIndicator("-", needsBlank: true, isIndention: true)
    }

    /// Begins a mapping; the result is for `endCollection`.
    mutating func beginMapping() -> Int { increaseIndent() }

    mutating func endCollection(_ outerIndent: Int) { indent = outerIndent }

    /// Begins a key that stands on the line of its value.
    mutating func beginSimpleKey() { writeIndent() }

    mutating func endSimpleKey() { writeIndicator(":", needsBlank: false) }

    /// Begins a key that is too long for a line, or has several.
    mutating func beginComplexKey() {
        writeIndent()
        writeIndicator("?", needsBlank: true, isIndention: true)
    }

    mutating func endComplexKey() {
        writeIndent()
        writeIndicator(":", needsBlank: true, isIndention: true)
    }

    mutating func increaseIndent(isFlow: Bool = false, isIndentless: Bool = false) -> Int {
        let outer = indent
        if indent < 0 {
            indent = isFlow ? Self.bestIndent : 0
        } else if !isIndentless {
            indent += Self.bestIndent
        }
        return outer
    }
}

// MARK: - Scalars

extension YAMLEmitter {
    /// Writes a scalar in the wanted style, or in one that can hold it.
    mutating func writeScalar(
        _ text: UnsafeBufferPointer<UInt8>, _ analysis: YAMLScalarAnalysis, style wanted: YAMLScalarStyle,
        tag: StaticString? = nil, in context: Context
    ) {
        let style = analysis.style(wanted, isEmpty: text.isEmpty, isSimpleKey: context == .simpleKey)
        if let tag {
            if !isAfterBlank { put(UInt8(ascii: " ")) }
            for offset in 0..<tag.utf8CodeUnitCount { put(tag.utf8Start[offset]) }
            isAfterBlank = false
            isIndention = false
        }
        let outer = increaseIndent(isFlow: true)
        let mayBreak = context != .simpleKey
        switch style {
        case .plain: writePlain(text, analysis, mayBreak: mayBreak)
        case .singleQuoted: writeSingleQuoted(text, mayBreak: mayBreak)
        case .doubleQuoted: writeDoubleQuoted(text, mayBreak: mayBreak)
        case .literal, .folded: writeLiteral(text)
        }
        indent = outer
    }

    /// A plain scalar of printable ASCII without blanks: numbers, booleans, null.
    mutating func writePlainWord(_ text: some Collection<UInt8>) {
        if !isAfterBlank { put(UInt8(ascii: " ")) }
        output.append(contentsOf: text)
        column += text.count
        isAfterBlank = false
        isIndention = false
    }

    mutating func writePlain(
        _ text: UnsafeBufferPointer<UInt8>, _ analysis: YAMLScalarAnalysis, mayBreak: Bool
    ) {
        if dialect == .v3 && text.isEmpty {
            isIndention = false
            return
        }
        if !isAfterBlank { put(UInt8(ascii: " ")) }
        if analysis.isASCII && !analysis.hasBreaks && column + text.count <= bestWidth {
            output.append(contentsOf: text)
            column += text.count
        } else {
            writeFolded(text, mayBreak: mayBreak) { _, next in next < text.count ? text[next] != 0x20 : true }
        }
        isAfterBlank = false
        isIndention = false
    }

    mutating func writeSingleQuoted(_ text: UnsafeBufferPointer<UInt8>, mayBreak: Bool) {
        writeIndicator("'", needsBlank: true)
        writeFolded(text, mayBreak: mayBreak, isQuoted: true) { index, next in
            index > 0 && index < text.count - 1 && text[next] != 0x20
        }
        writeIndicator("'", needsBlank: false)
        isAfterBlank = false
        isIndention = false
    }

    /// The common part of plain and single-quoted scalars: long lines fold at single blanks, breaks are doubled.
    private mutating func writeFolded(
        _ text: UnsafeBufferPointer<UInt8>, mayBreak: Bool, isQuoted: Bool = false,
        mayFold: (_ index: Int, _ next: Int) -> Bool
    ) {
        var isAfterSpace = false
        var isAfterBreak = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x20 {
                if mayBreak && !isAfterSpace && column > bestWidth && mayFold(index, index + 1) {
                    writeIndent()
                    index += 1
                } else {
                    writeCharacter(text, &index)
                }
                isAfterSpace = true
            } else if YAMLCharacter.isBreak(text, index) {
                if !isAfterBreak && byte == 0x0A { putBreak() }
                writeBreak(text, &index)
                if dialect == .v2 { isIndention = true }
                isAfterBreak = true
            } else {
                if isAfterBreak { writeIndent() }
                if isQuoted && byte == UInt8(ascii: "'") { put(byte) }
                writeCharacter(text, &index)
                writeWord(text, &index)
                isIndention = false
                isAfterSpace = false
                isAfterBreak = false
            }
        }
    }

    mutating func writeDoubleQuoted(_ text: UnsafeBufferPointer<UInt8>, mayBreak: Bool) {
        writeIndicator("\"", needsBlank: true)
        // The emitter looks for a byte order mark at the beginning only, and then escapes every character.
        let startsWithBOM = text.starts(with: [0xEF, 0xBB, 0xBF])
        var isAfterSpace = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            let isSpecial = !YAMLCharacter.isPrintable(text, index) || YAMLCharacter.isBreak(text, index)
            if startsWithBOM || isSpecial || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                writeEscape(text, &index)
                isAfterSpace = false
            } else if byte == 0x20 {
                if mayBreak && !isAfterSpace && column > bestWidth && index > 0 && index < text.count - 1 {
                    writeIndent()
                    if text[index + 1] == 0x20 { put(UInt8(ascii: "\\")) }
                    index += 1
                } else {
                    writeCharacter(text, &index)
                }
                isAfterSpace = true
            } else {
                writeCharacter(text, &index)
                isAfterSpace = false
            }
        }
        writeIndicator("\"", needsBlank: false)
        isAfterBlank = false
        isIndention = false
    }

    private mutating func writeEscape(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let (rune, width) = YAMLCharacter.decode(text, index)
        index += width
        put(UInt8(ascii: "\\"))
        if let letter = YAMLCharacter.escapeLetter(rune) { return put(letter) }
        let digits = rune <= 0xFF ? 2 : rune <= 0xFFFF ? 4 : 8
        put(rune <= 0xFF ? UInt8(ascii: "x") : rune <= 0xFFFF ? UInt8(ascii: "u") : UInt8(ascii: "U"))
        for position in stride(from: (digits - 1) * 4, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: rune >> UInt32(position)) & 0xF
            put(digit < 10 ? digit + 0x30 : digit + 0x37)
        }
    }

    private mutating func writeLiteral(_ text: UnsafeBufferPointer<UInt8>) {
        writeIndicator("|", needsBlank: true)
        writeBlockHints(text)
        putBreak()
        if dialect == .v2 { isIndention = true }
        writeLiteralLines(text)
    }

    /// The lines of a literal below its header.
    mutating func writeLiteralLines(_ text: UnsafeBufferPointer<UInt8>) {
        isAfterBlank = true
        var isAfterBreak = true
        var index = 0
        while index < text.count {
            if YAMLCharacter.isBreak(text, index) {
                writeBreak(text, &index)
                if dialect == .v2 { isIndention = true }
                isAfterBreak = true
            } else {
                if isAfterBreak { writeIndent() }
                writeCharacter(text, &index)
                writeWord(text, &index, withBlanks: true)
                isIndention = false
                isAfterBreak = false
            }
        }
    }

    /// The digit where the text begins with a blank, and `-` or `+` for the breaks at its end.
    mutating func writeBlockHints(_ text: UnsafeBufferPointer<UInt8>) {
        guard !text.isEmpty else { return }
        if text[0] == 0x20 || YAMLCharacter.isBreak(text, 0) { writeIndicator("2", needsBlank: false) }
        let last = YAMLCharacter.start(text, before: text.count)
        if !YAMLCharacter.isBreak(text, last) {
            writeIndicator("-", needsBlank: false)
        } else if last == 0 || YAMLCharacter.isBreak(text, YAMLCharacter.start(text, before: last)) {
            writeIndicator("+", needsBlank: false)
        }
    }
}

// MARK: - Output

extension YAMLEmitter {
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        output.append(byte)
        column += 1
    }

    mutating func putBreak() {
        output.append(0x0A)
        column = 0
        if dialect == .v3 { isIndention = true }
    }

    @inline(__always)
    mutating func writeCharacter(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let width = YAMLCharacter.width(text[index])
        let end = min(index + width, text.count)
        while index < end {
            output.append(text[index])
            index += 1
        }
        column += 1
    }

    /// Copies ASCII characters that need no care, up to a quote or, unless wanted, a blank.
    private mutating func writeWord(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, withBlanks: Bool = false) {
        let lowest: UInt8 = withBlanks ? 0x20 : 0x21
        let start = index
        while index < text.count, text[index] >= lowest, text[index] < 0x80, text[index] != UInt8(ascii: "'") {
            index += 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        column += index - start
    }

    mutating func writeBreak(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        if text[index] == 0x0A {
            putBreak()
            index += 1
        } else {
            writeCharacter(text, &index)
            column = 0
            if dialect == .v3 { isIndention = true }
        }
    }

    mutating func writeIndent() {
        let indent = max(indent, 0)
        if !isIndention || column > indent || (column == indent && !isAfterBlank) { putBreak() }
        if footIndent >= 0 {
            if footIndent == indent { putBreak() }
            footIndent = -1
        }
        while column < indent {
            let count = min(indent - column, Self.blanks.utf8CodeUnitCount)
            Self.blanks.withUTF8Buffer { output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[..<count])) }
            column += count
        }
        isAfterBlank = true
        if dialect == .v2 { isIndention = true }
    }

    mutating func writeIndicator(
        _ text: StaticString, needsBlank: Bool, isIndention staysIndention: Bool = false
    ) {
        if needsBlank && !isAfterBlank { put(0x20) }
        for offset in 0..<text.utf8CodeUnitCount { put(text.utf8Start[offset]) }
        isAfterBlank = false
        isIndention = isIndention && staysIndention
    }
}
