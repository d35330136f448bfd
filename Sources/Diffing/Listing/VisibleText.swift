import GoTemplate

/// Makes bytes that a terminal would act upon, or a reader not see, visible.
package enum VisibleText {
    /// The text with control characters, characters that turn the direction of writing, and bytes that are no UTF-8
    /// written as escapes; a tab stays.
    package static func escape(_ text: some Collection<UInt8>, as form: Form = .reader) -> [UInt8] {
        let bytes = Array(text)
        if bytes.allSatisfy({ (0x20...0x7E).contains($0) }) { return bytes }
        return bytes.withUnsafeBufferPointer { escape($0, as: form) }
    }

    /// Who the escapes are for.
    package enum Form {
        /// `\x1b`, `\u202e`.
        case reader
        /// Within a string of JSON, where they stand for the character: `\u007f`.
        case json
    }

    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, as form: Form) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let (rune, width) = decodeRune(bytes, at: index)
            if rune == 0xFFFD && width == 1 {
                output.append(contentsOf: "\\x".utf8)
                append(hex: UInt32(bytes[index]), digits: 2, to: &output)
            } else if isHarmless(UInt32(bitPattern: Int32(truncatingIfNeeded: rune))) {
                output.append(contentsOf: bytes[index..<min(index + width, bytes.count)])
            } else {
                escape(UInt32(bitPattern: Int32(truncatingIfNeeded: rune)), as: form, to: &output)
            }
            index += max(width, 1)
        }
        return output
    }

    private static func escape(_ rune: UInt32, as form: Form, to output: inout [UInt8]) {
        if form == .json {
            for unit in UnicodeScalar(rune).map({ Array(String($0).utf16) }) ?? [0xFFFD] {
                output.append(contentsOf: "\\u".utf8)
                append(hex: UInt32(unit), digits: 4, to: &output)
            }
            return
        }
        let isByte = rune < 0x80
        output.append(contentsOf: (isByte ? "\\x" : "\\u").utf8)
        append(hex: rune, digits: isByte ? 2 : rune > 0xFFFF ? 8 : 4, to: &output)
    }

    private static func isHarmless(_ rune: UInt32) -> Bool {
        switch rune {
        case 0x09: true
        case 0..<0x20, 0x7F..<0xA0: false
        // Marks and overrides of direction, zero width characters, line separators, the byte order mark, tags.
        case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            false
        default: true
        }
    }

    private static func append(hex number: UInt32, digits: Int, to output: inout [UInt8]) {
        let alphabet = Array("0123456789abcdef".utf8)
        for place in (0..<digits).reversed() { output.append(alphabet[Int(number >> UInt32(4 * place)) & 15]) }
    }
}
