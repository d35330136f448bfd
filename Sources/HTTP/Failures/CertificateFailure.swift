import GoLibrary
import GoTemplate

/// Why a server's certificate is not believed, as crypto/x509 says it.
struct CertificateFailure {
    let reason: GoString

    /// - Parameter host: the name that the certificate should have.
    init(_ transfer: Transfer, host: GoString) {
        reason = "tls: failed to verify certificate: x509: " + Self.verdict(transfer, host)
    }

    /// OpenSSL's X509_V_ERR numbers.
    private static func verdict(_ transfer: Transfer, _ host: GoString) -> GoString {
        switch transfer.verdict {
        case 2, 18, 19, 20, 21, 22, 26, 27: "certificate signed by unknown authority"
        case 9, 10: "certificate has expired or is not yet valid: current time " + now
        case 0: "certificate is not valid for " + host + ": " + transfer.error
        default: transfer.error
        }
    }

    private static var now: GoString { GoTime.now().formatted("2006-01-02T15:04:05Z07:00") }
}
