import Codecs
import GoTemplate

/// A scalar as it is shown: on the line of its key, or as a block below it.
enum ScalarText: Equatable {
    case inline([UInt8])
    /// - Parameter header: `|`, `|-` or `|+`.
    case block(header: StaticHeader, lines: [[UInt8]])

    enum StaticHeader: String {
        case clip = "|"
        case strip = "|-"
        case keep = "|+"
    }

    init(_ node: Node) {
        switch node.kind {
        case .string: self = Self.string(node.text)
        case .list: self = .inline(Array("[]".utf8))
        case .map: self = .inline(Array("{}".utf8))
        case .null, .bool, .number: self = .inline(VisibleText.escape(node.text.bytes))
        }
    }

    private static func string(_ text: GoString) -> ScalarText {
        guard text.bytes.contains(0x0A) else { return .inline(inlineText(text)) }
        let lines = TextLines.split(text).map { VisibleText.escape($0) }
        let isEnded = text.bytes.last == 0x0A
        let hasEmptyEnd = isEnded && (text.count < 2 || text.bytes[text.count - 2] == 0x0A)
        return .block(header: hasEmptyEnd ? .keep : isEnded ? .clip : .strip, lines: lines)
    }

    /// The string as YAML has it on one line, in quotes only where it needs them.
    static func inlineText(_ text: GoString) -> [UInt8] {
        if isPlain(text) { return text.bytes }
        if let encoded = try? YAML.encode(.string(text)), encoded.dropLast().contains(0x0A) == false {
            return VisibleText.escape(encoded.dropLast())
        }
        return VisibleText.escape((try? JSON.encode(.string(text), escapesHTML: false)) ?? text.bytes)
    }

    /// Whether the string is certain to need no quotes; others are left to the writer of YAML, which takes longer.
    private static func isPlain(_ text: GoString) -> Bool {
        text.bytes.withUnsafeBufferPointer { bytes in
            guard let first = bytes.first, isLetter(first) || isDigit(first) || first == UInt8(ascii: "/") else {
                return false
            }
            for (index, byte) in bytes.enumerated() where !isLetter(byte) && !isDigit(byte) {
                guard isHarmless(byte, before: index + 1 < bytes.count ? bytes[index + 1] : 0x20) else { return false }
            }
            return YAML.isPlainString(bytes)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Whether a byte that is no letter means nothing within a plain scalar; blanks and colons do in some places.
    private static func isHarmless(_ byte: UInt8, before next: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "="),
            UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ";"),
            UInt8(ascii: "$"):
            true
        case UInt8(ascii: ":"): isLetter(next) || isDigit(next) || next == UInt8(ascii: "/")
        case 0x20: isLetter(next) || isDigit(next)
        default: false
        }
    }
}
