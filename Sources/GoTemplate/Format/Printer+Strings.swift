extension Printer {
    /// Prints a string; `value` is what a wrong verb shows.
    mutating func printString(_ text: GoString, _ verb: Verb, _ value: Value) {
        switch verb {
        case "v" where flags.sharpV: printQuoted(text)
        case "v", "s": printPlain(text.bytes)
        case "x": printHexadecimal(text.bytes, uppercase: false)
        case "X": printHexadecimal(text.bytes, uppercase: true)
        case "q": printQuoted(text)
        default: reportBadVerb(verb, value)
        }
    }

    /// Prints a `[]byte`; false where it prints as any other list.
    ///
    /// Mirrors fmt/print.go fmtBytes.
    mutating func printBytes(_ list: List, _ verb: Verb, _ depth: Int) -> Bool {
        let bytes = list.bytes ?? []
        switch verb {
        case "s": printPlain(bytes)
        case "x": printHexadecimal(bytes, uppercase: false)
        case "X": printHexadecimal(bytes, uppercase: true)
        case "q": printQuoted(GoString(bytes))
        case "v" where flags.sharpV && depth == 0 && list.type == .byteSlice: printByteLiteral(list, bytes)
        default: return false
        }
        return true
    }

    /// `[]byte{0x1, 0x2}`; only here does Go say `byte` for `uint8`.
    private mutating func printByteLiteral(_ list: List, _ bytes: [UInt8]) {
        write("[]byte")
        if list.isNilSlice { return write("(nil)") }
        write("{")
        for (index, byte) in bytes.enumerated() {
            if index > 0 { write(", ") }
            printHexadecimal(UInt64(byte), prefixed: true)
        }
        write("}")
    }

    /// The precision counts runes, also of invalid UTF-8.
    private mutating func printPlain(_ bytes: [UInt8]) {
        if flags.width == nil && flags.precision == nil { return write(bytes) }
        let shown = bytes[..<end(of: bytes)]
        padded { $0.write(shown) }
    }

    private mutating func printQuoted(_ text: GoString) {
        let shown = GoString(text.bytes[..<end(of: text.bytes)])
        let style = quoteStyle
        let isRaw = flags.sharp && Strconv.canBackquote(shown)
        padded { printer in
            if isRaw {
                printer.write("`")
                printer.write(shown)
                printer.write("`")
            } else {
                printer.write { Strconv.appendQuote(shown, style, to: &$0) }
            }
        }
    }

    /// Where the precision cuts the text off.
    private func end(of bytes: [UInt8]) -> Int {
        guard let precision = flags.precision, precision < bytes.count else { return bytes.count }
        return bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            for _ in 0..<precision where index < buffer.count {
                index += decodeRune(buffer, at: index).width
            }
            return index
        }
    }

    /// Two digits per byte.
    ///
    /// Mirrors fmt/format.go fmtSbx.
    private mutating func printHexadecimal(_ bytes: [UInt8], uppercase: Bool) {
        let shown = bytes.prefix(flags.precision ?? bytes.count)
        if shown.isEmpty { return pad(flags.width ?? 0) }
        let (isSharp, isSpaced) = (flags.sharp, flags.space)
        padded { printer in
            for (index, byte) in shown.enumerated() {
                if index > 0 && isSpaced { printer.write(" ") }
                if isSharp && (index == 0 || isSpaced) { printer.write(uppercase ? "0X" : "0x") }
                printer.write { $0.append(hexadecimal: byte, uppercase: uppercase) }
            }
        }
    }
}
