import GoTemplate

/// An IP address as certificates hold it: 4 bytes, or 16.
struct IPAddress {
    let bytes: [UInt8]

    /// Reads dotted decimal or IPv6 text; nil where it is malformed or has a zone.
    ///
    /// Mirrors net.ParseIP; addresses of IPv4 within IPv6 become the short form, as certificates have them.
    init?(_ text: GoString) {
        let parsed =
            text.bytes.contains(UInt8(ascii: ":")) ? Self.version6(text.bytes[...]) : Self.version4(text.bytes[...])
        guard let bytes = parsed else { return nil }
        let isMapped = bytes.count == 16 && bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10...11] == [0xFF, 0xFF]
        self.bytes = isMapped ? Array(bytes.suffix(4)) : bytes
    }

    private static func version4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let fields = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let bytes = fields.compactMap(number)
        return fields.count == 4 && bytes.count == 4 ? bytes : nil
    }

    /// A decimal number up to 255 without leading zeros.
    private static func number(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        guard digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
        return UInt8(exactly: digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }

    /// Mirrors net/netip parseIPv6.
    private static func version6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let colon = UInt8(ascii: ":")
        var rest = text
        var bytes: [UInt8] = []
        var gap: Int?
        if rest.starts(with: [colon, colon]) {
            gap = 0
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let field = rest.prefix { $0 != colon }
            rest = rest.dropFirst(field.count)
            guard bytes.count < 16, let group = rest.isEmpty ? lastGroup(field) : group(field) else { return nil }
            bytes += group
            guard rest.popFirst() != nil else { break }
            guard let next = rest.first else { return nil }
            if next == colon {
                guard gap == nil else { return nil }
                gap = bytes.count
                rest.removeFirst()
            }
        }
        return fill(bytes, gap: gap)
    }

    /// The last group may be an address of IPv4.
    private static func lastGroup(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        text.contains(UInt8(ascii: ".")) ? version4(text) : group(text)
    }

    private static func group(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard (1...4).contains(digits.count), !digits.contains(where: { "+-".utf8.contains($0) }) else { return nil }
        guard let number = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
        return [UInt8(number >> 8), UInt8(number & 0xFF)]
    }

    /// Puts zeros where `::` stood, which is at least one group.
    private static func fill(_ bytes: [UInt8], gap: Int?) -> [UInt8]? {
        guard let gap else { return bytes.count == 16 ? bytes : nil }
        guard bytes.count < 16 else { return nil }
        let zeros = [UInt8](repeating: 0, count: 16 - bytes.count)
        return bytes.prefix(gap) + zeros + bytes.dropFirst(gap)
    }
}
