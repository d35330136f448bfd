import GoLibrary
import GoTemplate

/// Why a server's certificate is not believed, as crypto/x509 says it.
enum CertificateFailure {
    /// Mirrors the order of x509 Certificate.Verify: first its time, then its names, then who signed it.
    ///
    /// - Parameters:
    ///   - transfer: what failed, with OpenSSL's verdict, which comes in another order.
    ///   - certificate: nil where it could not be seen.
    ///   - host: the name that it should have.
    static func text(_ transfer: Transfer, _ certificate: ServerCertificate?, host: GoString) -> GoString {
        let reason = certificate.flatMap { time($0) ?? names($0, host) }
        return "tls: failed to verify certificate: x509: " + (reason ?? verdict(transfer))
    }

    private static func time(_ certificate: ServerCertificate) -> GoString? {
        let now = GoTime.now()
        let start = "certificate has expired or is not yet valid: current time " + text(now)
        if let begin = certificate.notBefore, now.compare(begin) < 0 {
            return start + " is before " + text(begin)
        }
        if let end = certificate.notAfter, end.compare(now) < 0 { return start + " is after " + text(end) }
        return nil
    }

    private static func text(_ time: GoTime) -> GoString { time.formatted("2006-01-02T15:04:05Z07:00") }

    /// OpenSSL's X509_V_ERR numbers.
    private static func verdict(_ transfer: Transfer) -> GoString {
        switch transfer.verdict {
        case 2, 7, 18, 19, 20, 21, 27: "certificate signed by unknown authority"
        case 9, 10: "certificate has expired or is not yet valid"
        case 26: "certificate specifies an incompatible key usage"
        default: transfer.error
        }
    }
}

// MARK: - Names

extension CertificateFailure {
    private static let longestList = 100

    /// Mirrors crypto/x509 verify.go HostnameError; nil where the certificate is for the host.
    static func names(_ certificate: ServerCertificate, _ host: GoString) -> GoString? {
        if certificate.covers(host) { return nil }
        return NetworkAddress(host) == nil
            ? names(certificate.names, "names", host)
            : certificate.addresses.isEmpty
                ? "cannot validate certificate for " + host + " because it doesn't contain any IP SANs"
                : names(certificate.addresses.map(\.text), "IP SANs", host)
    }

    private static func names(_ names: [GoString], _ what: String, _ host: GoString) -> GoString {
        if names.isEmpty { return "certificate is not valid for any names, but wanted to match " + host }
        guard names.count < longestList else {
            return GoString("certificate is valid for \(names.count) \(what), but none matched ") + host
        }
        return "certificate is valid for " + names.joined(by: ", ") + ", not " + host
    }
}
