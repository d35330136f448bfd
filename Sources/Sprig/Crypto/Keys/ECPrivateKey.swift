import CCrypto
import GoTemplate

/// A private key on an elliptic curve.
struct ECPrivateKey {
    let curve: NamedCurve
    /// As many bytes as the curve's size.
    let scalar: [UInt8]
    /// The uncompressed public point.
    let point: [UInt8]

    /// The ECPrivateKey structure of SEC 1.
    var encoded: [UInt8] { Self.encode(curve, scalar, point: point) }

    private static func encode(_ curve: NamedCurve, _ scalar: [UInt8], point: [UInt8]?) -> [UInt8] {
        let parameters = DER.element(DERTag.context(0, isConstructed: true), DER.objectIdentifier(curve.identifier))
        let publicKey = point.map { DER.element(DERTag.context(1, isConstructed: true), DER.bitString($0)) }
        return DER.sequence(DER.integer(1), DER.octetString(scalar), parameters, publicKey ?? [])
    }
}

extension ECPrivateKey {
    /// Reads SEC 1, whose curve may stand outside in PKCS #8.
    ///
    /// Mirrors crypto/x509 sec1.go parseECPrivateKey.
    init(sec1 bytes: [UInt8], curve outerCurve: ObjectIdentifier? = nil) throws {
        let fields: Fields
        do {
            fields = try Self.readFields(bytes)
        } catch {
            throw PrivateKeyFormat.hint(for: bytes, butNot: .sec1)
                ?? FunctionError("x509: failed to parse EC private key: " + error.message)
        }
        guard fields.version == 1 else {
            throw FunctionError("x509: unknown EC private key version \(fields.version)")
        }
        guard let curve = NamedCurve(outerCurve ?? fields.curve) else {
            throw FunctionError("x509: unknown elliptic curve")
        }
        let excess = max(0, fields.scalar.count - curve.size)
        guard fields.scalar.prefix(excess).allSatisfy({ $0 == 0 }) else {
            throw FunctionError("x509: invalid private key length")
        }
        let digits = fields.scalar.dropFirst(excess)
        try self.init(curve, scalar: [UInt8](repeating: 0, count: curve.size - digits.count) + digits)
    }

    /// Whether bytes have the structure of SEC 1.
    static func hasStructure(_ bytes: [UInt8]) -> Bool { (try? readFields(bytes)) != nil }

    private struct Fields {
        let version: Int64
        let scalar: ArraySlice<UInt8>
        let curve: ObjectIdentifier?
    }

    private static func readFields(_ bytes: [UInt8]) throws(ASN1Error) -> Fields {
        var reader = ASN1Reader(bytes)
        var key = try reader.structure("ecPrivateKey")
        let version = try key.int()
        let scalar = try key.octetString()
        let curve = try key.optionalObjectIdentifier(explicitTag: 0)
        try key.skipOptionalBitString(explicitTag: 1)
        return Fields(version: version, scalar: scalar, curve: curve)
    }

    /// Mirrors crypto/ecdsa ParseRawPrivateKey.
    private init(_ curve: NamedCurve, scalar: [UInt8]) throws {
        let order = curve.order
        if scalar.allSatisfy({ $0 == 0 }) || scalar == order {
            throw FunctionError("ecdsa: invalid public key encoding")
        }
        guard scalar.lexicographicallyPrecedes(order) else { throw FunctionError("input overflows the modulus") }
        self.curve = curve
        self.scalar = scalar
        self.point = try PublicKey.bits(ofPrivateKey: Self.encode(curve, scalar, point: nil))
    }
}

extension PublicKey {
    /// The bits of the public key that OpenSSL computes for an encoded private key.
    static func bits(ofPrivateKey encoded: [UInt8]) throws -> [UInt8] {
        try CryptoLibrary.load()
        let info = try CryptoLibrary.take(crypto_public_key(encoded, encoded.count), "compute a public key")
        var reader = DERReader(info)
        guard var fields = reader.enter(DERTag.sequence), fields.take(DERTag.sequence) != nil,
            let bits = fields.takeBitString()
        else { throw FunctionError("OpenSSL cannot compute a public key") }
        return bits
    }
}
