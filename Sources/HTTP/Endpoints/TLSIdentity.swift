import GoTemplate

/// A client's certificate chain and its key, both in PEM.
package struct TLSIdentity: Sendable, CustomStringConvertible {
    package let certificate: [UInt8]
    package let key: [UInt8]

    package init(certificate: [UInt8], key: [UInt8]) {
        self.certificate = certificate
        self.key = key
    }

    /// Nothing of it, for messages.
    package var description: String { "<hidden>" }
}

/// Which servers an endpoint may turn out to be.
package enum ServerTrust: Sendable {
    /// Those of the system's authorities, or of those that `SSL_CERT_FILE` and `SSL_CERT_DIR` name, as in Go.
    case system
    /// Those of these authorities in PEM, and no others.
    case authorities([UInt8])
    /// Any: `insecure-skip-tls-verify`.
    case anyone
}
