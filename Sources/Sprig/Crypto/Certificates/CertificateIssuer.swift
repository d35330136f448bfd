import GoLibrary
import GoTemplate

/// Who signs a certificate: its own subject, or an authority.
struct CertificateIssuer {
    let key: PrivateKey
    /// The authority's certificate; nil for a certificate that signs itself.
    let certificate: Certificate?

    /// Makes and signs a certificate in DER.
    ///
    /// Mirrors crypto/x509 CreateCertificate, also in the order of its checks.
    func issue(_ template: CertificateTemplate, for publicKey: PublicKey) throws -> [UInt8] {
        let algorithm = try key.signatureAlgorithm()
        guard let keyParts = publicKey.parts else {
            throw FunctionError("x509: unsupported public key type: *dsa.PublicKey")
        }
        let subject = try template.subject()
        let issuer = certificate?.subject ?? subject
        let ownKey = try key.publicKey()
        if let expected = certificate?.publicKey, expected != ownKey {
            throw FunctionError("x509: provided PrivateKey doesn't match parent's PublicKey")
        }
        let authorityKey = issuer == subject ? [] : certificate?.subjectKeyIdentifier ?? []
        let extensions = try template.extensions(
            keyBits: keyParts.bits, authorityKeyIdentifier: authorityKey, subjectIsEmpty: subject == DER.sequence())
        let validity = DER.sequence(try Self.time(template.notBefore), try Self.time(template.notAfter))
        let content = DER.sequence(
            DER.element(DERTag.context(0, isConstructed: true), DER.integer(2)), DER.integer(template.serialNumber),
            algorithm.encoded, issuer, validity, subject,
            DER.sequence(keyParts.algorithm, DER.bitString(keyParts.bits)),
            DER.element(DERTag.context(3, isConstructed: true), extensions))
        return DER.sequence(content, algorithm.encoded, DER.bitString(try key.sign(content)))
    }

    /// A UTCTime for the years 1950 to 2049, a GeneralizedTime for others.
    private static func time(_ time: GoTime) throws -> [UInt8] {
        switch time.year {
        case 1950..<2050: return DER.element(DERTag.utcTime, time.formatted("060102150405Z").bytes)
        case 0...9999: return DER.element(DERTag.generalizedTime, time.formatted("20060102150405Z").bytes)
        default: throw FunctionError("asn1: structure error: cannot represent time as GeneralizedTime")
        }
    }
}
