import GoTemplate

/// The text of an IP address; mirrors `netip.ParseAddr` of Go's net/netip as far as validity goes.
package struct IPAddress: Sendable {
    /// Why a text is no IP address.
    package struct Failure: GoError {
        let input: GoString
        let reason: StaticString
        /// The part from the error on; empty if Go does not name it.
        let rest: GoString

        /// What Go's `Error()` says.
        package var message: GoString {
            let message = "ParseAddr(" + Strconv.quote(input) + "): " + GoString(stringLiteral: reason)
            return rest.isEmpty ? message : message + " (at " + Strconv.quote(rest) + ")"
        }
    }

    package let isIPv4: Bool
    /// The zone after the `%` of an IPv6 address; empty if there is none.
    package let zone: GoString

    package init(parsing text: GoString) throws(Failure) {
        var parser = IPAddressParser(text)
        switch text.bytes.first(where: { $0 == 0x2E || $0 == 0x3A || $0 == 0x25 }) {
        case UInt8(ascii: "."):
            try parser.parseIPv4(text.bytes[...])
            isIPv4 = true
            zone = GoString()
        case UInt8(ascii: ":"):
            zone = try parser.parseIPv6()
            isIPv4 = false
        case UInt8(ascii: "%"): throw parser.failure("missing IPv6 address")
        default: throw parser.failure("unable to parse IP")
        }
    }
}

private struct IPAddressParser {
    private let input: GoString

    init(_ input: GoString) {
        self.input = input
    }

    func failure(_ reason: StaticString, at rest: ArraySlice<UInt8> = []) -> IPAddress.Failure {
        IPAddress.Failure(input: input, reason: reason, rest: GoString(rest))
    }

    /// Mirrors parseIPv4Fields.
    func parseIPv4(_ text: ArraySlice<UInt8>) throws(IPAddress.Failure) {
        var value = 0
        var digits = 0
        var fields = 0
        for index in text.indices {
            let byte = text[index]
            if byte &- 0x30 < 10 {
                if digits == 1 && value == 0 { throw failure("IPv4 field has octet with leading zero") }
                value = value * 10 + Int(byte &- 0x30)
                digits += 1
                if value > 255 { throw failure("IPv4 field has value >255") }
            } else if byte == UInt8(ascii: ".") {
                let isLast = index == text.endIndex - 1
                if digits == 0 || isLast {
                    throw failure("IPv4 field must have at least one digit", at: text[index...])
                }
                if fields == 3 { throw failure("IPv4 address too long") }
                fields += 1
                (value, digits) = (0, 0)
            } else {
                throw failure("unexpected character", at: text[index...])
            }
        }
        if fields < 3 { throw failure("IPv4 address too short") }
    }

    /// Checks the groups and returns the zone.
    mutating func parseIPv6() throws(IPAddress.Failure) -> GoString {
        var rest = input.bytes[...]
        var zone = GoString()
        if let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            zone = GoString(rest[(percent + 1)...])
            if zone.isEmpty { throw failure("zone must be a non-empty string") }
            rest = rest[..<percent]
        }
        var hasEllipsis = false
        if rest.starts(with: "::".utf8) {
            hasEllipsis = true
            rest = rest.dropFirst(2)
            if rest.isEmpty { return zone }
        }
        let length = try parseGroups(&rest, &hasEllipsis)
        if !rest.isEmpty { throw failure("trailing garbage after address", at: rest) }
        if length < 16 && !hasEllipsis { throw failure("address string too short") }
        if length == 16 && hasEllipsis { throw failure("the :: must expand to at least one field of zeros") }
        return zone
    }

    /// Reads groups up to 16 bytes of address and returns how many bytes they make.
    private func parseGroups(
        _ rest: inout ArraySlice<UInt8>, _ hasEllipsis: inout Bool
    ) throws(IPAddress.Failure) -> Int {
        var length = 0
        while length < 16 {
            let digits = try groupLength(rest)
            if rest.dropFirst(digits).first == UInt8(ascii: ".") {
                if !hasEllipsis && length != 12 {
                    throw failure("embedded IPv4 address must replace the final 2 fields of the address", at: rest)
                }
                if length + 4 > 16 {
                    throw failure("too many hex fields to fit an embedded IPv4 at the end of the address", at: rest)
                }
                try parseIPv4(rest)
                rest = []
                return length + 4
            }
            length += 2
            rest = rest.dropFirst(digits)
            if rest.isEmpty { return length }
            if rest.first != UInt8(ascii: ":") { throw failure("unexpected character, want colon", at: rest) }
            if rest.count == 1 { throw failure("colon must be followed by more characters", at: rest) }
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: ":") {
                if hasEllipsis { throw failure("multiple :: in address", at: rest) }
                hasEllipsis = true
                rest = rest.dropFirst()
                if rest.isEmpty { return length }
            }
        }
        return length
    }

    private func groupLength(_ rest: ArraySlice<UInt8>) throws(IPAddress.Failure) -> Int {
        let digits = rest.prefix { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }.count
        if digits > 4 { throw failure("each group must have 4 or less digits", at: rest) }
        if digits == 0 { throw failure("each colon-separated field must have at least one digit", at: rest) }
        return digits
    }
}
