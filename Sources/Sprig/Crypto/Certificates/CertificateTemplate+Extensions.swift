import GoTemplate

extension CertificateTemplate {
    /// The extensions in Go's order.
    ///
    /// Mirrors crypto/x509 buildCertExtensions.
    /// - Parameters:
    ///   - keyBits: the bits of the subject's public key, of which an authority's certificate holds a digest.
    ///   - authorityKeyIdentifier: that of the issuer; empty if it has none or is the subject.
    func extensions(
        keyBits: [UInt8], authorityKeyIdentifier: [UInt8], subjectIsEmpty: Bool
    ) throws -> [UInt8] {
        var extensions = keyUsage + extendedKeyUsage + basicConstraints
        if isAuthority {
            // Since Go 1.25: method 1 of RFC 7093.
            let identifier = Digest.sha256(keyBits).prefix(20)
            extensions += Self.extension(14, DER.octetString(Array(identifier)))
        }
        if !authorityKeyIdentifier.isEmpty {
            extensions += Self.extension(35, DER.sequence(DER.element(DERTag.context(0), authorityKeyIdentifier)))
        }
        if !dnsNames.isEmpty || !addresses.isEmpty {
            extensions += Self.extension(17, try alternativeNames(), isCritical: subjectIsEmpty)
        }
        return DER.sequence(extensions)
    }

    /// An extension 2.5.29.`number`.
    private static func `extension`(_ number: Int, _ value: [UInt8], isCritical: Bool = false) -> [UInt8] {
        let identifier = DER.objectIdentifier(ObjectIdentifier(2, 5, 29, number))
        return DER.sequence(identifier, isCritical ? DER.yes : [], DER.octetString(value))
    }

    /// Digital signatures and key encipherment; for an authority also the signing of certificates.
    private var keyUsage: [UInt8] {
        let bits = isAuthority ? DER.bitString([0xA4], unusedBits: 2) : DER.bitString([0xA0], unusedBits: 5)
        return Self.extension(15, bits, isCritical: true)
    }

    private var extendedKeyUsage: [UInt8] {
        let usages = DER.sequence(
            DER.objectIdentifier(.serverAuthentication), DER.objectIdentifier(.clientAuthentication))
        return Self.extension(37, usages)
    }

    private var basicConstraints: [UInt8] {
        Self.extension(19, isAuthority ? DER.sequence(DER.yes) : DER.sequence(), isCritical: true)
    }

    private func alternativeNames() throws -> [UInt8] {
        var names: [UInt8] = []
        for name in dnsNames {
            guard name.bytes.allSatisfy({ $0 < 0x80 }) else {
                throw FunctionError(
                    GoString("x509: ") + Strconv.quote(name) + GoString(" cannot be encoded as an IA5String"))
            }
            names += DER.element(DERTag.context(2), name.bytes)
        }
        for address in addresses { names += DER.element(DERTag.context(7), address.bytes) }
        return DER.sequence(names)
    }
}
