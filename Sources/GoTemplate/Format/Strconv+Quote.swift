extension Strconv {
    /// Which runes a quoted string keeps as they are.
    package enum QuoteStyle: Sendable {
        /// What `Unicode.isPrint` takes.
        case printable
        /// Printable ASCII only.
        case ascii
    }

    /// `strconv.Quote`, or `strconv.QuoteToASCII` with that style.
    package static func quote(_ text: GoString, _ style: QuoteStyle = .printable) -> GoString {
        var bytes: [UInt8] = []
        appendQuote(text, style, to: &bytes)
        return GoString(bytes)
    }

    /// `strconv.QuoteToASCII`.
    package static func quoteToASCII(_ text: GoString) -> GoString { quote(text, .ascii) }

    /// `strconv.QuoteRune`, or `strconv.QuoteRuneToASCII` with that style.
    package static func quoteRune(_ rune: Rune, _ style: QuoteStyle = .printable) -> GoString {
        var bytes: [UInt8] = []
        appendQuoteRune(rune, style, to: &bytes)
        return GoString(bytes)
    }

    /// `strconv.AppendQuote`.
    package static func appendQuote(_ text: GoString, _ style: QuoteStyle = .printable, to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + text.count + 2)
        bytes.append(UInt8(ascii: "\""))
        text.bytes.withUnsafeBufferPointer { appendEscaped($0, style, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// `strconv.AppendQuoteRune`; what is no valid rune shows as U+FFFD.
    package static func appendQuoteRune(_ rune: Rune, _ style: QuoteStyle = .printable, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "'"))
        appendEscaped(isValid(rune) ? rune : runeError, quote: UInt8(ascii: "'"), style, to: &bytes)
        bytes.append(UInt8(ascii: "'"))
    }

    /// `strconv.CanBackquote`: whether the text can stand unchanged in a raw string on one line.
    package static func canBackquote(_ text: GoString) -> Bool {
        text.bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let (rune, width) = decodeRune(buffer, at: index)
                index += width
                switch rune {
                case 0xFEFF, 0x60, 0x7F: return false
                case runeError where width == 1: return false
                case 0..<0x20 where rune != 0x09: return false
                default: break
                }
            }
            return true
        }
    }

    static func isValid(_ rune: Rune) -> Bool { rune <= 0x10FFFF && !(0xD800...0xDFFF).contains(rune) }

    private static func appendEscaped(
        _ text: UnsafeBufferPointer<UInt8>, _ style: QuoteStyle, to bytes: inout [UInt8]
    ) {
        let quote = UInt8(ascii: "\"")
        // Where that begins which is still to be copied as it is.
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            let isPrintableASCII = (0x20..<0x7F).contains(byte)
            if isPrintableASCII && byte != quote && byte != UInt8(ascii: "\\") {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            start = index
            if isPrintableASCII {
                bytes.append(UInt8(ascii: "\\"))
                index += 1
                continue
            }
            let (rune, width) = decodeRune(text, at: index)
            if rune == runeError && width == 1 {
                appendHex(Rune(byte), "\\x", digits: 2, to: &bytes)
            } else {
                appendEscaped(rune, quote: quote, style, to: &bytes)
            }
            index += width
            start = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Mirrors strconv/quote.go appendEscapedRune.
    private static func appendEscaped(_ rune: Rune, quote: UInt8, _ style: QuoteStyle, to bytes: inout [UInt8]) {
        if rune == Rune(quote) || rune == 0x5C {
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(truncatingIfNeeded: rune))
            return
        }
        if style == .printable || rune < 0x80, Unicode.isPrint(rune) {
            bytes.append(rune: rune)
            return
        }
        switch rune {
        case 0x07...0x0D: appendLetterEscape(rune, to: &bytes)
        case 0..<0x20, 0x7F: appendHex(rune, "\\x", digits: 2, to: &bytes)
        case 0..<0x10000: appendHex(rune, "\\u", digits: 4, to: &bytes)
        default: appendHex(rune, "\\U", digits: 8, to: &bytes)
        }
    }

    /// `\a \b \t \n \v \f \r`, which are U+0007 to U+000D in this order.
    private static func appendLetterEscape(_ rune: Rune, to bytes: inout [UInt8]) {
        let letters: StaticString = "abtnvfr"
        bytes.append(UInt8(ascii: "\\"))
        letters.withUTF8Buffer { bytes.append($0[Int(rune - 0x07)]) }
    }

    private static func appendHex(_ number: Rune, _ prefix: StaticString, digits: Int, to bytes: inout [UInt8]) {
        prefix.withUTF8Buffer { bytes.append(contentsOf: $0) }
        for position in stride(from: digits - 1, through: 0, by: -1) {
            let digit = UInt8(truncatingIfNeeded: number >> Rune(position * 4) & 0xF)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
