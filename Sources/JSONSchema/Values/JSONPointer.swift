import GoLibrary
import GoTemplate

/// JSON pointers (RFC 6901) and how URLs carry them.
enum JSONPointer {
    /// A token with `~` and `/` escaped.
    static func escape(_ token: GoString) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(token.count)
        for byte in token.bytes {
            switch byte {
            case UInt8(ascii: "~"): result += Array("~0".utf8)
            case UInt8(ascii: "/"): result += Array("~1".utf8)
            default: result.append(byte)
            }
        }
        return result
    }

    /// The token an escaped one stands for; nil where a `~` is followed by neither 0 nor 1.
    static func unescape(_ token: some Collection<UInt8>) -> GoString? {
        var result: [UInt8] = []
        var rest = token[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                result.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): result.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): result.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return GoString(result)
    }

    /// A pointer or anchor as the fragment of a URL: percent-encoded, except for the slashes.
    static func encodeFragment(_ text: [UInt8]) -> [UInt8] {
        let tokens = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return Array(tokens.map { PercentEncoding.pathSegment.escape($0) }.joined(separator: [UInt8(ascii: "/")]))
    }
}
