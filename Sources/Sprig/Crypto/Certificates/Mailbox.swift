/// The syntax of mail addresses in name constraints.
///
/// Mirrors crypto/x509 parseRFC2821Mailbox.
enum Mailbox {
    static func isValid(_ address: [UInt8]) -> Bool {
        var rest = address[...]
        let isQuoted = rest.first == quote
        guard isQuoted ? takeQuotedString(&rest) : takeAtoms(&rest) else { return false }
        guard rest.popFirst() == UInt8(ascii: "@") else { return false }
        return NameConstraints.isDomain(rest)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// Text in quotes, in which a backslash may stand before any character but a line break.
    private static func takeQuotedString(_ rest: inout ArraySlice<UInt8>) -> Bool {
        rest.removeFirst()
        while let byte = rest.popFirst() {
            switch byte {
            case quote: return true
            case backslash:
                guard let escaped = rest.popFirst(), isText(escaped) else { return false }
            case 9: return false
            default: guard isText(byte) else { return false }
            }
        }
        return false
    }

    private static func isText(_ byte: UInt8) -> Bool {
        switch byte {
        case 1...9, 11, 12, 14...127: true
        default: false
        }
    }

    /// Words with single dots between them.
    private static func takeAtoms(_ rest: inout ArraySlice<UInt8>) -> Bool {
        var taken: [UInt8] = []
        while let byte = rest.first, byte == backslash || isAtom(byte) {
            rest.removeFirst()
            if byte == backslash {
                guard let escaped = rest.popFirst() else { return false }
                taken.append(escaped)
            } else {
                taken.append(byte)
            }
        }
        let words = taken.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return words.allSatisfy { !$0.isEmpty }
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
        }
    }
}
