import CYAML
import GoTemplate

/// The blanks and line breaks between the words of a scalar that may go over several lines.
private struct GoYAMLSpace {
    private var blanks: [UInt8] = []
    private var leadingBreak: [UInt8] = []
    private var trailingBreaks: [UInt8] = []
    var isAfterBreak = false

    /// Appends what the space counts for: one line break folds to a blank.
    mutating func fold(into text: inout [UInt8]) {
        if !isAfterBreak {
            text.append(contentsOf: blanks)
            blanks.removeAll(keepingCapacity: true)
            return
        }
        if leadingBreak.first != 0x0A {
            text.append(contentsOf: leadingBreak)
            text.append(contentsOf: trailingBreaks)
        } else if trailingBreaks.isEmpty {
            text.append(0x20)
        } else {
            text.append(contentsOf: trailingBreaks)
        }
        leadingBreak.removeAll(keepingCapacity: true)
        trailingBreaks.removeAll(keepingCapacity: true)
    }

    mutating func readBlank(_ reader: inout GoYAMLReader) {
        if isAfterBreak { reader.skip() } else { reader.read(into: &blanks) }
    }

    mutating func readBreak(_ reader: inout GoYAMLReader) throws(GoYAMLError) {
        try reader.need(2)
        if isAfterBreak { return reader.readLine(into: &trailingBreaks) }
        blanks.removeAll(keepingCapacity: true)
        reader.readLine(into: &leadingBreak)
        isAfterBreak = true
    }
}

// MARK: - Plain scalars

extension GoYAMLScanner {
    mutating func scanPlainScalar() throws(GoYAMLError) {
        let start = reader.mark
        var end = start
        var text: [UInt8] = []
        var space = GoYAMLSpace()
        while true {
            try reader.need(4)
            if reader.isIndicator(UInt8(ascii: "-")) || reader.isIndicator(UInt8(ascii: ".")) { break }
            if reader.byte() == UInt8(ascii: "#") { break }
            while !reader.isSpace() && !endsPlainScalar {
                space.fold(into: &text)
                space.isAfterBreak = false
                reader.read(into: &text)
                end = reader.mark
                try reader.need(2)
            }
            guard reader.isBlank() || reader.isBreak() else { break }
            try scanSpace(&space, start)
            if flowLevel == 0 && reader.mark.column < indent + 1 { break }
        }
        insert(GoYAMLToken(kind: .scalar(text, YAML_PLAIN_SCALAR_STYLE), start: start, end: end))
        if space.isAfterBreak { allowsSimpleKey = true }
    }

    private var endsPlainScalar: Bool {
        if reader.byte() == UInt8(ascii: ":") && reader.isSpace(1) { return true }
        return flowLevel > 0 && ",?[]{}".utf8.contains(reader.byte())
    }

    private mutating func scanSpace(_ space: inout GoYAMLSpace, _ start: GoYAMLMark) throws(GoYAMLError) {
        try reader.need(1)
        while reader.isBlank() || reader.isBreak() {
            if reader.isBreak() {
                try space.readBreak(&reader)
            } else if space.isAfterBreak && reader.mark.column < indent + 1 && reader.byte() == 0x09 {
                throw failure("found a tab character that violates indentation", since: start)
            } else {
                space.readBlank(&reader)
            }
            try reader.need(1)
        }
    }
}

// MARK: - Quoted scalars

extension GoYAMLScanner {
    mutating func scanQuotedScalar(isSingle: Bool) throws(GoYAMLError) {
        let start = reader.mark
        let quote = reader.byte()
        reader.skip()
        var text: [UInt8] = []
        var space = GoYAMLSpace()
        while true {
            try reader.need(4)
            if reader.isIndicator(UInt8(ascii: "-")) || reader.isIndicator(UInt8(ascii: ".")) {
                throw failure("found unexpected document indicator", since: start)
            }
            if reader.byte() == 0 { throw failure("found unexpected end of stream", since: start) }
            space.isAfterBreak = false
            try scanQuotedWord(isSingle: isSingle, into: &text, &space, start)
            try reader.need(1)
            if reader.byte() == quote { break }
            while reader.isBlank() || reader.isBreak() {
                if reader.isBlank() { space.readBlank(&reader) } else { try space.readBreak(&reader) }
                try reader.need(1)
            }
            space.fold(into: &text)
        }
        reader.skip()
        append(.scalar(text, isSingle ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE), from: start)
    }

    /// Reads up to a blank, a line break or the closing quote.
    private mutating func scanQuotedWord(
        isSingle: Bool, into text: inout [UInt8], _ space: inout GoYAMLSpace, _ start: GoYAMLMark
    ) throws(GoYAMLError) {
        while !reader.isSpace() {
            switch reader.byte() {
            case UInt8(ascii: "'") where isSingle:
                guard reader.byte(1) == UInt8(ascii: "'") else { return }
                reader.skip()
                reader.read(into: &text)
            case UInt8(ascii: "\"") where !isSingle: return
            case UInt8(ascii: "\\") where !isSingle:
                if reader.isBreak(1) {
                    try reader.need(3)
                    reader.skip()
                    reader.skipLine()
                    space.isAfterBreak = true
                    return
                }
                try scanEscape(into: &text, start)
            default: reader.read(into: &text)
            }
            try reader.need(2)
        }
    }

    private mutating func scanEscape(into text: inout [UInt8], _ start: GoYAMLMark) throws(GoYAMLError) {
        var codeLength = 0
        switch reader.byte(1) {
        case UInt8(ascii: "x"): codeLength = 2
        case UInt8(ascii: "u"): codeLength = 4
        case UInt8(ascii: "U"): codeLength = 8
        case let letter:
            guard let rune = Self.escapedRune(letter) else {
                throw failure("found unknown escape character", since: start)
            }
            text.append(rune: rune)
        }
        reader.skip()
        reader.skip()
        if codeLength > 0 { text.append(rune: try scanEscapeCode(codeLength, start)) }
    }

    private mutating func scanEscapeCode(_ length: Int, _ start: GoYAMLMark) throws(GoYAMLError) -> Rune {
        try reader.need(length)
        var value: UInt32 = 0
        for offset in 0..<length {
            guard let digit = reader.byte(offset).hexValue else {
                throw failure("did not find expected hexdecimal number", since: start)
            }
            value = value << 4 | UInt32(digit)
        }
        if (0xD800...0xDFFF).contains(value) || value > 0x10FFFF {
            throw failure("found invalid Unicode character escape code", since: start)
        }
        for _ in 0..<length { reader.skip() }
        return Rune(value)
    }

    private static func escapedRune(_ letter: UInt8) -> Rune? {
        switch letter {
        case UInt8(ascii: "0"): 0x00
        case UInt8(ascii: "a"): 0x07
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "t"), 0x09: 0x09
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "v"): 0x0B
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "e"): 0x1B
        case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): Rune(letter)
        case UInt8(ascii: "N"): 0x85
        case UInt8(ascii: "_"): 0xA0
        case UInt8(ascii: "L"): 0x2028
        case UInt8(ascii: "P"): 0x2029
        default: nil
        }
    }
}
