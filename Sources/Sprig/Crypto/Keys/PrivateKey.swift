import CCrypto
import GoTemplate

/// A private key of one of the kinds that Sprig reads and writes.
enum PrivateKey {
    case rsa(RSAPrivateKey)
    case ecdsa(ECPrivateKey)
    /// The seed.
    case ed25519([UInt8])
    case x25519([UInt8])
    /// The DER of Sprig's DSAKeyFormat, which is OpenSSL's.
    case dsa([UInt8])
}

extension PrivateKey {
    /// The key in the format that Sprig stores its kind in.
    ///
    /// Mirrors crypto.go pemBlockForKey.
    var pemBlock: PEMBlock {
        switch self {
        case .rsa(let key): PEMBlock(type: "RSA PRIVATE KEY", bytes: key.encoded)
        case .ecdsa(let key): PEMBlock(type: "EC PRIVATE KEY", bytes: key.encoded)
        case .dsa(let encoded): PEMBlock(type: "DSA PRIVATE KEY", bytes: encoded)
        case .ed25519(let seed): PEMBlock(type: "PRIVATE KEY", bytes: Self.pkcs8(.ed25519, seed))
        case .x25519(let bytes): PEMBlock(type: "PRIVATE KEY", bytes: Self.pkcs8(.x25519, bytes))
        }
    }

    private static func pkcs8(_ algorithm: ObjectIdentifier, _ key: [UInt8]) -> [UInt8] {
        let identifier = DER.sequence(DER.objectIdentifier(algorithm))
        return DER.sequence(DER.integer(0), identifier, DER.octetString(DER.octetString(key)))
    }

    func publicKey() throws -> PublicKey {
        switch self {
        case .rsa(let key): .rsa(modulus: key.modulus, exponent: key.exponent)
        case .ecdsa(let key): .ecdsa(key.curve, point: key.point)
        case .ed25519: .ed25519(try PublicKey.bits(ofPrivateKey: pemBlock.bytes))
        case .x25519: .x25519(try PublicKey.bits(ofPrivateKey: pemBlock.bytes))
        case .dsa: .dsa
        }
    }

    /// How this key signs certificates; throws for kinds that Go does not sign with.
    ///
    /// Mirrors crypto/x509 signingParamsForKey.
    func signatureAlgorithm() throws -> SignatureAlgorithm {
        switch self {
        case .rsa: SignatureAlgorithm(identifier: .sha256WithRSA, digest: "SHA256", hasNullParameters: true)
        case .ecdsa(let key): key.curve.signature
        case .ed25519: SignatureAlgorithm(identifier: .ed25519, digest: nil)
        case .x25519, .dsa:
            throw FunctionError("x509: certificate private key does not implement crypto.Signer")
        }
    }

    func sign(_ data: [UInt8]) throws -> [UInt8] {
        if case .rsa(let key) = self, key.size < 1024 {
            throw FunctionError(
                "crypto/rsa: \(key.size)-bit keys are insecure "
                    + "(see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)")
        }
        try CryptoLibrary.load()
        let encoded = pemBlock.bytes
        let digest = try signatureAlgorithm().digest
        let signature = crypto_sign(encoded, encoded.count, digest, data, data.count)
        return try CryptoLibrary.take(signature, "sign a certificate")
    }
}

// MARK: - Generation

extension PrivateKey {
    /// Makes a key of the kind that `genPrivateKey` calls by this name; nil if there is none.
    init?(generating kind: GoString) throws {
        switch kind.text {
        case "", "rsa": self = .rsa(try .generate(bits: 4096))
        case "dsa": self = .dsa(try Self.generate("DSA"))
        case "ecdsa": self = .ecdsa(try ECPrivateKey(sec1: try Self.generate("EC")))
        case "ed25519": self = .ed25519(try RandomBytes.make(32))
        default: return nil
        }
    }

    private static func generate(_ algorithm: String) throws -> [UInt8] {
        try CryptoLibrary.load()
        return try CryptoLibrary.take(crypto_generate_key(algorithm), "generate a key")
    }
}
