import GoLibrary
import GoTemplate

/// What a server's own certificate says of whom it is for, and when.
struct ServerCertificate {
    let names: [GoString]
    let addresses: [NetworkAddress]
    let notBefore: GoTime?
    let notAfter: GoTime?

    /// - Parameter transfer: one that inspects; nil where it did not get to see the certificate.
    init?(_ transfer: Transfer) {
        guard let end = transfer.certificate("Expire date") else { return nil }
        self.init(
            alternativeNames: transfer.certificate("X509v3 Subject Alternative Name") ?? "",
            notBefore: transfer.certificate("Start date") ?? "", notAfter: end)
    }

    /// - Parameters: as OpenSSL prints them.
    init(alternativeNames: GoString, notBefore: GoString, notAfter: GoString) {
        let entries = alternativeNames.split(separator: ",").map { $0.trimming(" ") }
        names = entries.compactMap { $0.hasPrefix("DNS:") ? $0.suffix(from: 4) : nil }
        addresses = entries.compactMap { entry in
            entry.hasPrefix("IP Address:") ? NetworkAddress(entry.suffix(from: 11)) : nil
        }
        self.notBefore = Self.time(notBefore)
        self.notAfter = Self.time(notAfter)
    }

    private static func time(_ text: GoString) -> GoTime? {
        try? GoTime(parsing: text, layout: "Jan _2 15:04:05 2006 MST")
    }

    /// Whether the certificate is for a host; mirrors crypto/x509 VerifyHostname.
    func covers(_ host: GoString) -> Bool {
        if let address = NetworkAddress(host) { return addresses.contains(address) }
        let labels = Self.labels(host)
        return names.contains { name in
            let pattern = Self.labels(name)
            guard pattern.count == labels.count else { return false }
            return zip(pattern, labels).enumerated().allSatisfy { index, pair in
                pair.0 == pair.1 || index == 0 && pair.0 == "*"
            }
        }
    }

    private static func labels(_ name: GoString) -> [GoString] {
        GoString(name.text.lowercased()).trimmingSuffix(".").split(separator: ".")
    }
}
