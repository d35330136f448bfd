import CCrypto
import GoTemplate

/// A public key of one of the kinds that Go's certificates know.
enum PublicKey: Equatable {
    case rsa(modulus: [UInt8], exponent: [UInt8])
    case ecdsa(NamedCurve, point: [UInt8])
    case ed25519([UInt8])
    case x25519([UInt8])
    /// The numbers are not kept: nothing can be done with such a key.
    case dsa

    /// The algorithm's identifier with its parameters, and the key's bits; nil for DSA, which Go does not write.
    var parts: (algorithm: [UInt8], bits: [UInt8])? {
        switch self {
        case .rsa(let modulus, let exponent):
            (
                DER.sequence(DER.objectIdentifier(.rsa), DER.null),
                DER.sequence(DER.integer(modulus), DER.integer(exponent))
            )
        case .ecdsa(let curve, let point):
            (DER.sequence(DER.objectIdentifier(.ecdsa), DER.objectIdentifier(curve.identifier)), point)
        case .ed25519(let bytes): (DER.sequence(DER.objectIdentifier(.ed25519)), bytes)
        case .x25519(let bytes): (DER.sequence(DER.objectIdentifier(.x25519)), bytes)
        case .dsa: nil
        }
    }
}

extension PublicKey {
    /// Reads the parameters and bits of a certificate's key; nil for an algorithm that Go does not know.
    ///
    /// Mirrors crypto/x509 parser.go parsePublicKey.
    init?(algorithm: ObjectIdentifier, parameters: ArraySlice<UInt8>, bits: [UInt8]) throws {
        switch algorithm {
        case .rsa: self = try Self.rsa(parameters: parameters, bits: bits)
        case .ecdsa: self = try Self.ecdsa(parameters: parameters, bits: bits)
        case .ed25519:
            guard parameters.isEmpty else { throw FunctionError("x509: Ed25519 key encoded with illegal parameters") }
            guard bits.count == 32 else { throw FunctionError("x509: wrong Ed25519 public key size") }
            self = .ed25519(bits)
        case .x25519:
            guard parameters.isEmpty else { throw FunctionError("x509: X25519 key encoded with illegal parameters") }
            guard bits.count == 32 else { throw FunctionError("crypto/ecdh: invalid public key") }
            self = .x25519(bits)
        case .dsa:
            try Self.checkDSA(parameters: parameters, bits: bits)
            self = .dsa
        default: return nil
        }
    }

    private static func rsa(parameters: ArraySlice<UInt8>, bits: [UInt8]) throws -> PublicKey {
        guard parameters.elementsEqual(DER.null) else { throw FunctionError("x509: RSA key missing NULL parameters") }
        var outer = DERReader(bits)
        guard var numbers = outer.enter(DERTag.sequence) else { throw FunctionError("x509: invalid RSA public key") }
        guard let modulus = numbers.takeInteger().map(SignedInteger.init) else {
            throw FunctionError("x509: invalid RSA modulus")
        }
        guard let exponent = numbers.takeInteger(), exponent.count <= 8 else {
            throw FunctionError("x509: invalid RSA public exponent")
        }
        let number = SignedInteger(twosComplement: exponent)
        guard modulus.isPositive else { throw FunctionError("x509: RSA modulus is not a positive number") }
        guard number.isPositive else { throw FunctionError("x509: RSA public exponent is not a positive number") }
        return .rsa(modulus: modulus.magnitude, exponent: number.magnitude)
    }

    private static func ecdsa(parameters: ArraySlice<UInt8>, bits: [UInt8]) throws -> PublicKey {
        var reader = DERReader(parameters)
        guard let identifier = reader.takeObjectIdentifier() else {
            throw FunctionError("x509: invalid ECDSA parameters")
        }
        guard let curve = NamedCurve(identifier) else { throw FunctionError("x509: unsupported elliptic curve") }
        guard bits.first == 4 else { throw FunctionError("ecdsa: invalid uncompressed public key") }
        guard bits.count == 1 + 2 * curve.size else {
            throw FunctionError("invalid \(curve.name) point encoding")
        }
        let key = PublicKey.ecdsa(curve, point: bits)
        guard let parts = key.parts else { return key }
        try CryptoLibrary.load()
        let info = DER.sequence(parts.algorithm, DER.bitString(parts.bits))
        guard crypto_public_key_is_valid(info, info.count) else {
            throw FunctionError("\(curve.name) point not on curve")
        }
        return key
    }

    private static func checkDSA(parameters: ArraySlice<UInt8>, bits: [UInt8]) throws {
        var reader = DERReader(bits)
        guard let key = reader.takeInteger() else { throw FunctionError("x509: invalid DSA public key") }
        var outer = DERReader(parameters)
        guard var numbers = outer.enter(DERTag.sequence), let p = numbers.takeInteger(),
            let q = numbers.takeInteger(), let g = numbers.takeInteger()
        else { throw FunctionError("x509: invalid DSA parameters") }
        guard [key, p, q, g].allSatisfy({ SignedInteger(twosComplement: $0).isPositive }) else {
            throw FunctionError("x509: zero or negative DSA parameter")
        }
    }
}
