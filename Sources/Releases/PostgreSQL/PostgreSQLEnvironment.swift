import Charts
import Files
import Glibc
import GoTemplate

/// The environment as connections read it.
struct PostgreSQLEnvironment: Sendable {
    private let variable: @Sendable (String) -> String?

    init(_ variable: @escaping @Sendable (String) -> String?) { self.variable = variable }

    /// That of this process, which libpq reads too.
    static let process = PostgreSQLEnvironment { name in getenv(name).map { String(cString: $0) } }

    /// The value of a variable; nil where it is missing or empty.
    subscript(name: String) -> GoString? {
        variable(name).flatMap { $0.isEmpty ? nil : GoString($0) }
    }

    /// A file of the user's home; nil where there is no home or no such file.
    func homeFile(_ name: GoString) -> GoString? {
        self["HOME"].map { GoPath.join($0, name) }.flatMap { Self.exists($0) ? $0 : nil }
    }

    /// The certificates that the system trusts; mirrors Go's crypto/x509 root_unix.go and root_linux.go.
    var systemCertificates: GoString? {
        if let named = self["SSL_CERT_FILE"] { return named }
        let places: [GoString] = [
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem",
        ]
        return places.first(where: Self.exists)
    }

    private static func exists(_ path: GoString) -> Bool { access(path.text, F_OK) == 0 }
}
