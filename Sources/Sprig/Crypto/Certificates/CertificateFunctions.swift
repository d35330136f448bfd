import Codecs
import GoTemplate

/// Sprig's functions for keys and certificates (crypto.go).
enum CertificateFunctions {
    static let functions: [Function] =
        [
            Function("genPrivateKey", [.string], trait: .random) { arguments in
                let kind = arguments.string(0)
                guard let key = try PrivateKey(generating: kind) else {
                    return .string(GoString("Unknown type ") + kind)
                }
                return .string(key.pemBlock.text)
            },
            Function("buildCustomCert", [.string, .string]) { arguments in
                try check(certificate: arguments.string(0), key: arguments.string(1))
            },
        ] + authorities + selfSigned + signed

    private static let authorities: [Function] = [
        Function("genCA", [.string, .int], trait: .random) { arguments in
            try authority(arguments, key: try makeKey())
        },
        Function("genCAWithKey", [.string, .int, .string], trait: .random) { arguments in
            try authority(arguments, key: try readKey(arguments.string(2)))
        },
    ]

    private static let selfSigned: [Function] = [
        Function("genSelfSignedCert", [.string, .anySlice, .anySlice, .int], trait: .random) { arguments in
            try selfSigned(arguments, key: try makeKey())
        },
        Function("genSelfSignedCertWithKey", [.string, .anySlice, .anySlice, .int, .string], trait: .random) {
            arguments in
            try selfSigned(arguments, key: try readKey(arguments.string(4)))
        },
    ]

    private static let signed: [Function] = [
        Function("genSignedCert", [.string, .anySlice, .anySlice, .int, .certificate], trait: .random) { arguments in
            try signed(arguments, key: try makeKey())
        },
        Function("genSignedCertWithKey", [.string, .anySlice, .anySlice, .int, .certificate, .string], trait: .random) {
            arguments in
            try signed(arguments, key: try readKey(arguments.string(5)))
        },
    ]
}

extension CertificateFunctions {
    private static func makeKey() throws -> PrivateKey { .rsa(try .generate(bits: 2048)) }

    private static func readKey(_ text: GoString) throws -> PrivateKey {
        try wrapping("parsing private key: ") { try PrivateKey(pem: text) }
    }

    private static func wrapping<Result>(_ prefix: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as FunctionError {
            throw FunctionError(GoString(prefix) + error.message)
        }
    }

    private static func authority(_ arguments: Arguments, key: PrivateKey) throws -> Value {
        var template = try CertificateTemplate(
            commonName: arguments.string(0), addresses: .null, dnsNames: .null, daysValid: arguments.int(1))
        template.isAuthority = true
        return try issue(template, key: key, by: CertificateIssuer(key: key, certificate: nil))
    }

    private static func selfSigned(_ arguments: Arguments, key: PrivateKey) throws -> Value {
        try issue(try template(arguments), key: key, by: CertificateIssuer(key: key, certificate: nil))
    }

    private static func signed(_ arguments: Arguments, key: PrivateKey) throws -> Value {
        let authority = CertificateValue(arguments[4])
        guard let block = PEMBlock(in: authority.certificate.bytes) else {
            throw FunctionError("unable to decode certificate")
        }
        let certificate = try wrapping("error parsing certificate: decodedSignerCert.Bytes: ") {
            try Certificate(block.bytes)
        }
        let signingKey = try wrapping("error parsing private key: ") { try PrivateKey(pem: authority.key) }
        return try issue(
            try template(arguments), key: key, by: CertificateIssuer(key: signingKey, certificate: certificate))
    }

    private static func template(_ arguments: Arguments) throws -> CertificateTemplate {
        try CertificateTemplate(
            commonName: arguments.string(0), addresses: arguments[1], dnsNames: arguments[2],
            daysValid: arguments.int(3))
    }

    private static func issue(
        _ template: CertificateTemplate, key: PrivateKey, by issuer: CertificateIssuer
    ) throws -> Value {
        let encoded = try wrapping("error creating certificate: ") {
            try issuer.issue(template, for: try key.publicKey())
        }
        let block = PEMBlock(type: "CERTIFICATE", bytes: encoded)
        return CertificateValue(certificate: block.text, key: key.pemBlock.text).value
    }

    /// Mirrors crypto.go buildCustomCertificate.
    private static func check(certificate: GoString, key: GoString) throws -> Value {
        guard let certificateText = try? Base64.decode(certificate.bytes) else {
            throw FunctionError("unable to decode base64 certificate")
        }
        guard let keyText = try? Base64.decode(key.bytes) else {
            throw FunctionError("unable to decode base64 private key")
        }
        guard let block = PEMBlock(in: certificateText) else { throw FunctionError("unable to decode certificate") }
        _ = try wrapping("error parsing certificate: decodedCert.Bytes: ") { try Certificate(block.bytes) }
        _ = try wrapping("error parsing private key: ") { try PrivateKey(pem: GoString(keyText)) }
        return CertificateValue(certificate: GoString(certificateText), key: GoString(keyText)).value
    }
}
