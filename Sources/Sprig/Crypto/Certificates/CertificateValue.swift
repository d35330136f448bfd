import GoTemplate

/// Sprig's `certificate` struct: a certificate and its key, both as PEM text.
struct CertificateValue: HostContent, Equatable {
    let certificate: GoString
    let key: GoString

    init(certificate: GoString, key: GoString) {
        self.certificate = certificate
        self.key = key
    }

    /// The struct that a template passes on; an empty one for any other value.
    init(_ value: Value) {
        if case .host(let object) = value, let content = object.content as? CertificateValue {
            self = content
        } else {
            self.init(certificate: "", key: "")
        }
    }

    var fields: [(name: GoString, value: Value)] { [("Cert", .string(certificate)), ("Key", .string(key))] }

    var value: Value { .host(HostObject(type: .certificate, content: self)) }
}

extension GoType {
    /// `sprig.certificate`.
    static let certificate = GoType("sprig.certificate", kind: .struct, isNamed: true)
}

extension Parameter {
    static var certificate: Parameter { Parameter(.certificate) }
}
