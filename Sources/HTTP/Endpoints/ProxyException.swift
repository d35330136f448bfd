import GoTemplate

/// An entry of `NO_PROXY`; mirrors the matchers of x/net/http/httpproxy.
enum ProxyException: Sendable {
    case all
    case network(NetworkAddress, bits: Int)
    case address(NetworkAddress, port: GoString)
    /// - Parameter suffix: with its dot; `includesItself` tells whether the name without it counts too.
    case domain(suffix: GoString, includesItself: Bool, port: GoString)

    /// Nil for an entry that says nothing.
    init?(_ entry: GoString) {
        let text = GoString(entry.trimming(" \t\n\r").text.lowercased())
        guard !text.isEmpty else { return nil }
        if text == "*" {
            self = .all
        } else if let (address, bits) = Self.network(text) {
            self = .network(address, bits: bits)
        } else {
            self.init(hostAndPort: text)
        }
    }

    private init?(hostAndPort text: GoString) {
        let (host, port) = Self.split(text)
        if let address = NetworkAddress(host) {
            self = .address(address, port: port)
            return
        }
        let name = host.hasPrefix("*.") ? host.suffix(from: 1) : host
        guard let first = name.bytes.first else { return nil }
        let isSuffix = first == UInt8(ascii: ".")
        self = .domain(suffix: isSuffix ? name : "." + name, includesItself: !isSuffix, port: port)
    }

    private static func network(_ text: GoString) -> (NetworkAddress, Int)? {
        guard let (address, bits) = text.cut(at: "/" as GoString), let bits = Int(bits.text), bits >= 0 else {
            return nil
        }
        guard let address = NetworkAddress(address), bits <= address.bitCount else { return nil }
        return (address, bits)
    }

    /// Mirrors net.SplitHostPort: without a port, or with too many colons for one, all of it is the host.
    private static func split(_ text: GoString) -> (host: GoString, port: GoString) {
        guard let colon = text.bytes.lastIndex(of: UInt8(ascii: ":")) else { return (text, "") }
        let host = text.prefix(colon)
        let port = text.suffix(from: colon + 1)
        if host.hasPrefix("["), host.hasSuffix("]") { return (GoString(host.bytes.dropFirst().dropLast()), port) }
        return host.contains(":") ? (text, "") : (host, port)
    }

    /// Whether a host is reached without the proxy.
    func covers(_ host: GoString, _ address: NetworkAddress?, port: GoString) -> Bool {
        switch self {
        case .all: true
        case .network(let network, let bits): address?.isInside(network, bits: bits) ?? false
        case .address(let own, let ownPort): address == own && (ownPort.isEmpty || ownPort == port)
        case .domain(let suffix, let includesItself, let ownPort):
            (host.hasSuffix(suffix) || includesItself && host == suffix.suffix(from: 1))
                && (ownPort.isEmpty || ownPort == port)
        }
    }
}
