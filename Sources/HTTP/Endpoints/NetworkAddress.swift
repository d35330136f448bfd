import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// The bytes of an IP address, four or sixteen; an IPv4 address in IPv6's form is one of four, as in Go.
package struct NetworkAddress: Equatable, Sendable {
    private let bytes: [UInt8]

    /// Nil for what is no address.
    package init?(_ text: GoString) {
        if let four = Self.parse(text, AF_INET, 4) {
            bytes = four
        } else if let sixteen = Self.parse(text, AF_INET6, 16) {
            let isMapped = sixteen.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF])
            bytes = isMapped ? Array(sixteen[12...]) : sixteen
        } else {
            return nil
        }
    }

    private static func parse(_ text: GoString, _ family: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return text.withCString { inet_pton(family, $0, &bytes) } == 1 ? bytes : nil
    }

    /// The shortest form.
    var text: GoString {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
        return GoString(text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    }

    var bitCount: Int { bytes.count * 8 }

    var isLoopback: Bool {
        bytes.count == 4 ? bytes.first == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }

    /// Whether the first bits are those of another address of the same family.
    func isInside(_ network: NetworkAddress, bits: Int) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        return zip(bytes, network.bytes).enumerated().allSatisfy { index, pair in
            let remaining = max(0, min(8, bits - index * 8))
            return (pair.0 ^ pair.1) >> UInt8(8 - remaining) == 0
        }
    }
}

extension NetworkAddress {
    /// Whether it can be that of a server of the internet: neither this machine, nor one of its own networks, nor none
    /// at all.
    ///
    /// Mirrors net ip.go IsLoopback, IsLinkLocalUnicast, IsLinkLocalMulticast, IsPrivate and IsUnspecified.
    /// This is what oras holds the places of tokens to; `Request.isForPublicServers` asks more, of each address that a
    /// name leads to, in Sources/CCurl/transfer.c.
    package var isPublic: Bool { !isLoopback && !Self.local.contains { isInside($0.network, bits: $0.bits) } }

    private static let local: [(network: NetworkAddress, bits: Int)] = [
        ("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16), ("169.254.0.0", 16), ("224.0.0.0", 24),
        ("0.0.0.0", 32), ("fc00::", 7), ("fe80::", 10), ("ff02::", 16), ("::", 128),
    ].compactMap { text, bits in NetworkAddress(GoString(text)).map { ($0, bits) } }
}
