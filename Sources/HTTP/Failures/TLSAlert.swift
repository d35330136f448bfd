import GoTemplate

/// What the server said when it ended a TLS handshake.
struct TLSAlert {
    /// In Go's words, such as `remote error: tls: bad certificate`.
    let text: GoString

    /// - Parameter error: libcurl's words, which quote OpenSSL's; nil where they hold no alert.
    init?(in error: GoString) {
        guard let name = Self.names.first(where: { error.contains(GoString($0.openSSL)) }) else { return nil }
        text = GoString("remote error: tls: " + name.go)
    }

    /// OpenSSL's ssl_err.c, and crypto/tls alert.go.
    private static let names: [(openSSL: String, go: String)] = [
        ("alert unexpected message", "unexpected message"),
        ("alert bad record mac", "bad record MAC"),
        ("alert record overflow", "record overflow"),
        ("alert handshake failure", "handshake failure"),
        ("alert bad certificate hash value", "bad certificate hash value"),
        ("bad certificate status response", "bad certificate status response"),
        ("alert bad certificate", "bad certificate"),
        ("alert unsupported certificate", "unsupported certificate"),
        ("alert certificate revoked", "revoked certificate"),
        ("alert certificate expired", "expired certificate"),
        ("alert certificate unknown", "unknown certificate"),
        ("alert certificate required", "certificate required"),
        ("alert illegal parameter", "illegal parameter"),
        ("alert unknown ca", "unknown certificate authority"),
        ("alert access denied", "access denied"),
        ("alert decode error", "error decoding message"),
        ("alert decrypt error", "error decrypting message"),
        ("alert export restriction", "export restriction"),
        ("alert protocol version", "protocol version not supported"),
        ("alert insufficient security", "insufficient security level"),
        ("alert internal error", "internal error"),
        ("alert inappropriate fallback", "inappropriate fallback"),
        ("alert user cancelled", "user canceled"),
        ("alert no renegotiation", "no renegotiation"),
        ("alert missing extension", "missing extension"),
        ("alert unsupported extension", "unsupported extension"),
        ("unrecognized name", "unrecognized name"),
        ("alert unknown psk identity", "unknown PSK identity"),
        ("alert no application protocol", "no application protocol"),
    ]
}
