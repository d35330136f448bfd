import GoTemplate

/// An X.509 certificate, as far as signing by it needs one.
struct Certificate {
    /// The whole element of the subject's name.
    let subject: [UInt8]
    /// Nil for an algorithm that Go does not know.
    let publicKey: PublicKey?
    /// Empty where there is none.
    let subjectKeyIdentifier: [UInt8]

    /// Reads DER with Go's checks, and throws Go's error texts.
    ///
    /// Mirrors crypto/x509 parser.go parseCertificate.
    init(_ bytes: [UInt8]) throws {
        var outer = DERReader(bytes)
        var certificate = try require(outer.enter(DERTag.sequence), "malformed certificate")
        var content = try require(certificate.enter(DERTag.sequence), "malformed tbs certificate")
        let version = try Self.takeVersion(&content)
        let serialNumber = try require(content.takeInteger(), "malformed serial number")
        if SignedInteger(twosComplement: serialNumber).isNegative { throw problem("negative serial number") }
        try Self.checkAlgorithms(&content, &certificate)
        _ = try Self.takeName(&content)
        try Self.checkValidity(&content)
        subject = try Self.takeName(&content)
        publicKey = try Self.takePublicKey(&content)
        subjectKeyIdentifier = version > 1 ? try Self.takeExtensions(&content, version: version) : []
        _ = try require(certificate.takeBitString(), "malformed signature")
        guard outer.isEmpty else { throw problem("trailing data") }
    }

    /// 1 to 3.
    private static func takeVersion(_ content: inout DERReader) throws -> Int64 {
        let tag = DERTag.context(0, isConstructed: true)
        guard content.isNext(tag) else { return 1 }
        var field = try require(content.enter(tag), "malformed version")
        let version = try require(field.takeInt64(), "malformed version")
        guard field.isEmpty, version >= 0 else { throw problem("malformed version") }
        guard version < 3 else { throw problem("invalid version") }
        return version + 1
    }

    /// The algorithm of the signature stands inside and outside of what is signed.
    private static func checkAlgorithms(_ content: inout DERReader, _ certificate: inout DERReader) throws {
        let inner = try require(content.take(DERTag.sequence), "malformed signature algorithm identifier")
        let outer = try require(certificate.take(DERTag.sequence), "malformed algorithm identifier")
        guard inner.elementsEqual(outer) else {
            throw problem("inner and outer signature algorithm identifiers don't match")
        }
        _ = try readAlgorithm(inner)
    }

    private static func readAlgorithm(
        _ bytes: ArraySlice<UInt8>
    ) throws -> (identifier: ObjectIdentifier, parameters: ArraySlice<UInt8>) {
        var reader = DERReader(bytes)
        let identifier = try require(reader.takeObjectIdentifier(), "malformed OID")
        if reader.isEmpty { return (identifier, []) }
        return (identifier, try require(reader.takeElement(), "malformed parameters").bytes)
    }

    private static func checkValidity(_ content: inout DERReader) throws {
        var times = try require(content.enter(DERTag.sequence), "malformed validity")
        for _ in 0..<2 {
            if times.isNext(DERTag.utcTime) {
                guard times.skipTime(DERTag.utcTime) else { throw problem("malformed UTCTime") }
            } else if times.isNext(DERTag.generalizedTime) {
                guard times.skipTime(DERTag.generalizedTime) else { throw problem("malformed GeneralizedTime") }
            } else {
                throw problem("unsupported time format")
            }
        }
    }

    private static func takePublicKey(_ content: inout DERReader) throws -> PublicKey? {
        var info = try require(content.enter(DERTag.sequence), "malformed spki")
        let bytes = try require(info.take(DERTag.sequence), "malformed public key algorithm identifier")
        let algorithm = try readAlgorithm(bytes)
        let bits = try require(info.takeBitString(), "malformed subjectPublicKey")
        return try PublicKey(algorithm: algorithm.identifier, parameters: algorithm.parameters, bits: bits)
    }

    private static func takeExtensions(_ content: inout DERReader, version: Int64) throws -> [UInt8] {
        guard content.skipOptional(DERTag.context(1)) else { throw problem("malformed issuerUniqueID") }
        guard content.skipOptional(DERTag.context(2)) else { throw problem("malformed subjectUniqueID") }
        let tag = DERTag.context(3, isConstructed: true)
        guard version == 3, content.isNext(tag) else { return [] }
        var field = try require(content.enter(tag), "malformed extensions")
        var list = try require(field.enter(DERTag.sequence), "malformed extensions")
        let extensions = try CertificateExtension.readAll(&list)
        for entry in extensions { try entry.check() }
        return try extensions.first { $0.isSubjectKeyIdentifier }?.subjectKeyIdentifier() ?? []
    }
}

/// An error of crypto/x509.
func problem(_ message: String) -> FunctionError { FunctionError("x509: " + message) }

/// What is there, or Go's error for its absence.
func require<Wrapped>(_ value: Wrapped?, _ message: String) throws -> Wrapped {
    guard let value else { throw problem(message) }
    return value
}
