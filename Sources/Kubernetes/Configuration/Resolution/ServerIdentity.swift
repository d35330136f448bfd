import GoTemplate

/// How a server shows who it is: client-go's TLSClientConfig without the client's own certificate.
package struct ServerIdentity: Sendable {
    /// The authorities that vouch for it; none stands for the system's.
    package var authorities = PEMSource.none
    /// The name in its certificate, where that is not the host's.
    package var name: GoString = ""
    /// Whether it may be anyone.
    package var skipsVerification = false

    package init() {}

    var isDefault: Bool { !authorities.isPresent && name.isEmpty && !skipsVerification }
}
