import GoTemplate

/// A part of a URL, which decides the bytes that stand for themselves there; the modes of Go's net/url.
package enum PercentEncoding: Sendable {
    case path, pathSegment, host, zone, userPassword, queryComponent, fragment

    /// `url.PathEscape`, `url.QueryEscape` and their kin.
    package func escape(_ text: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text {
            if !escapes(byte) {
                result.append(byte)
            } else if byte == UInt8(ascii: " ") && self == .queryComponent {
                result.append(UInt8(ascii: "+"))
            } else {
                result += [UInt8(ascii: "%"), Self.hexDigit(byte >> 4), Self.hexDigit(byte & 0x0F)]
            }
        }
        return result
    }

    /// `url.PathUnescape`, `url.QueryUnescape` and their kin.
    package func unescape(_ text: some Collection<UInt8>) throws(GoURL.Failure) -> [UInt8] {
        let text = Array(text)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "%") {
                result.append(try unescapedByte(of: text, at: index))
                index += 3
                continue
            }
            if (self == .host || self == .zone) && byte < 0x80 && escapes(byte) {
                throw .invalidHostCharacter(GoString([byte]))
            }
            result.append(byte == UInt8(ascii: "+") && self == .queryComponent ? UInt8(ascii: " ") : byte)
            index += 1
        }
        return result
    }

    /// Mirrors shouldEscape and the generated table of net/url.
    func escapes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            false
        case UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "="): self == .queryComponent
        case UInt8(ascii: ","), UInt8(ascii: ";"): self == .queryComponent || self == .pathSegment
        case UInt8(ascii: ":"): self == .queryComponent || self == .userPassword
        case UInt8(ascii: "@"): self != .fragment && self != .pathSegment && self != .path
        case UInt8(ascii: "/"): self != .fragment && self != .path
        case UInt8(ascii: "?"): self != .fragment
        case UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"):
            self != .fragment && self != .zone && self != .host
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"):
            self != .zone && self != .host
        default: true
        }
    }

    private func unescapedByte(of text: [UInt8], at index: Int) throws(GoURL.Failure) -> UInt8 {
        let escape = text[index..<min(index + 3, text.count)]
        guard escape.count == 3, let high = Self.hexValue(escape[index + 1]),
            let low = Self.hexValue(escape[index + 2])
        else { throw .invalidEscape(GoString(escape)) }
        let byte = high << 4 | low
        let isPercent = byte == UInt8(ascii: "%")
        // Hosts spell ASCII out; only the sign that introduces a zone is escaped, and zones may hold a blank.
        if self == .host && high < 8 && !isPercent { throw .invalidEscape(GoString(escape)) }
        if self == .zone && !isPercent && byte != UInt8(ascii: " ") && Self.host.escapes(byte) {
            throw .invalidEscape(GoString(escape))
        }
        return byte
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 &+ value : 0x37 &+ value }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte &- 0x30
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte &- 0x37
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte &- 0x57
        default: nil
        }
    }
}
