import GoTemplate

/// Text from outside within HTML or Markdown.
package enum MarkupText {
    /// The text with all that HTML gives a meaning as entities.
    package static func html(_ text: some Collection<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        for byte in VisibleText.escape(text) {
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
            default: output.append(byte)
            }
        }
        return output
    }

    package static func html(_ text: GoString) -> [UInt8] { html(text.bytes) }

    /// The text with all that Markdown might give a meaning as entities too: pipes end cells, `@` names people.
    package static func markdown(_ text: GoString) -> [UInt8] {
        var output: [UInt8] = []
        for byte in VisibleText.escape(text.bytes) {
            if isMarkup(byte) {
                output.append(contentsOf: "&#\(byte);".utf8)
            } else {
                output.append(byte == 0x09 ? 0x20 : byte)
            }
        }
        return output
    }

    /// Text as code within Markdown, in a form that nothing in it can end.
    package static func code(_ text: GoString) -> [UInt8] {
        text.isEmpty ? [] : Array("<code>".utf8) + markdown(text) + Array("</code>".utf8)
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        "\\`*_{}[]()<>#+!|~&@:$\"'".utf8.contains(byte)
    }

    /// The backticks around a block, more than any line of it has in a row.
    static func fence(_ lines: [[UInt8]]) -> [UInt8] {
        var longest = 2
        for line in lines {
            var run = 0
            for byte in line {
                run = byte == UInt8(ascii: "`") ? run + 1 : 0
                longest = max(longest, run)
            }
        }
        return [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
    }
}
