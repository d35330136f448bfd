// html, js and urlquery; mirrors text/template funcs.go.
extension Builtins {
    static let escaping: [Function] = [
        Function("html", [.any], variadic: true) { .string(escapeHTML(text(of: $0))) },
        Function("js", [.any], variadic: true) { .string(escapeJavaScript(text(of: $0))) },
        Function("urlquery", [.any], variadic: true) { .string(escapeQuery(text(of: $0))) },
    ]

    /// The arguments as `print` shows them, with pointers followed; mirrors funcs.go evalArgs.
    private static func text(of arguments: Arguments) -> GoString {
        if arguments.count == 1, case .string(let text) = arguments[0] { return text }
        return GoFormat.sprint(arguments.values.map(\.printableOperand))
    }

    private static func escapeHTML(_ text: GoString) -> GoString {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text.bytes {
            switch byte {
            case 0: result.append("\u{FFFD}")
            case UInt8(ascii: "\""): result.append("&#34;")
            case UInt8(ascii: "'"): result.append("&#39;")
            case UInt8(ascii: "&"): result.append("&amp;")
            case UInt8(ascii: "<"): result.append("&lt;")
            case UInt8(ascii: ">"): result.append("&gt;")
            default: result.append(byte)
            }
        }
        return GoString(result)
    }

    private static func escapeJavaScript(_ text: GoString) -> GoString {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let (rune, width) = text.rune(at: index)
            appendJavaScript(rune, Array(text.bytes[index..<(index + width)]), to: &result)
            index += width
        }
        return GoString(result)
    }

    private static func appendJavaScript(_ rune: Rune, _ original: [UInt8], to result: inout [UInt8]) {
        switch rune {
        case 0x5C, 0x27, 0x22:
            result.append("\\")
            result += original
        case 0x3C, 0x3E, 0x26, 0x3D, 0..<0x20: appendEscape(rune, to: &result)
        case 0x20..<0x80: result += original
        default:
            if Unicode.isPrint(rune) { result += original } else { appendEscape(rune, to: &result) }
        }
    }

    private static func appendEscape(_ rune: Rune, to result: inout [UInt8]) {
        let digits = String(rune, radix: 16, uppercase: true)
        result.append("\\u")
        result.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count)))
        result.append(contentsOf: digits.utf8)
    }

    /// Mirrors `url.QueryEscape`.
    private static func escapeQuery(_ text: GoString) -> GoString {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text.bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                result.append(byte)
            case 0x20: result.append(UInt8(ascii: "+"))
            default:
                result.append(UInt8(ascii: "%"))
                result.append(hexadecimal: byte, uppercase: true)
            }
        }
        return GoString(result)
    }
}
