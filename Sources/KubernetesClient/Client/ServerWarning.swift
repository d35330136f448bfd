import GoTemplate

/// A `Warning` header of an API server, which clients are to show to people.
///
/// Mirrors apimachinery util/net http.go ParseWarningHeader.
package struct ServerWarning: Equatable, Sendable {
    package let code: Int
    package let text: GoString

    /// The warnings of one header; what comes after one that is no warning is passed over.
    static func all(in header: GoString) -> [ServerWarning] {
        var rest = header.bytes[...]
        var warnings: [ServerWarning] = []
        while !rest.isEmpty, let warning = ServerWarning(from: &rest) { warnings.append(warning) }
        return warnings
    }

    /// Takes the first warning off a header, with its date and the comma behind it.
    private init?(from rest: inout ArraySlice<UInt8>) {
        let words = Self.trimmed(rest).split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count == 3, let code = Self.code(words[0]), !words[1].isEmpty else { return nil }
        rest = words[2]
        guard let text = Self.quoted(from: &rest), text.isValidUTF8 else { return nil }
        guard !text.runes.contains(where: Self.isControl) else { return nil }
        if rest.first == UInt8(ascii: "\""), Self.quoted(from: &rest) == nil { return nil }
        if rest.first == UInt8(ascii: ",") {
            rest = Self.trimmed(rest.dropFirst())
        } else if !rest.isEmpty {
            return nil
        }
        self.code = code
        self.text = text
    }

    private static func code(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count == 3, let code = Int(String(decoding: word, as: UTF8.self)), (100...299).contains(code) else {
            return nil
        }
        return code
    }

    private static func isControl(_ rune: Rune) -> Bool { rune < 0x20 || (0x7F..<0xA0).contains(rune) }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.drop { $0 == 0x20 || $0 == 0x09 }
    }

    /// Takes a text in quotes off the front, with the blanks behind it; nil where there is none.
    private static func quoted(from rest: inout ArraySlice<UInt8>) -> GoString? {
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        var text: [UInt8] = []
        var isEscaped = false
        for index in rest.indices.dropFirst() {
            let byte = rest[index]
            if !isEscaped, byte == UInt8(ascii: "\"") {
                rest = trimmed(rest[(index + 1)...])
                return GoString(text)
            }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            if !isEscaped { text.append(byte) }
        }
        return nil
    }
}
