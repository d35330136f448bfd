import GoTemplate

extension PrivateKey {
    /// Reads a key from PEM.
    ///
    /// Mirrors crypto.go parsePrivateKeyPEM.
    init(pem text: GoString) throws {
        guard let block = PEMBlock(in: text.bytes) else { throw FunctionError("no PEM data in input") }
        if block.type == "PRIVATE KEY" {
            self = try Self.wrapping("decoding PEM as PKCS#8: ") { try PrivateKey(pkcs8: block.bytes) }
            return
        }
        let suffix = Array(" PRIVATE KEY".utf8)
        guard block.type.bytes.suffix(suffix.count).elementsEqual(suffix) else {
            throw FunctionError(GoString("no private key data in PEM block of type ") + block.type)
        }
        let kind = GoString(block.type.bytes.dropLast(suffix.count))
        switch kind.text {
        case "RSA":
            self = .rsa(
                try Self.wrapping("parsing RSA private key from PEM: ") { try RSAPrivateKey(pkcs1: block.bytes) })
        case "EC":
            self = .ecdsa(
                try Self.wrapping("parsing EC private key from PEM: ") { try ECPrivateKey(sec1: block.bytes) })
        case "DSA":
            self = .dsa(try Self.wrapping("parsing DSA private key from PEM: ") { try Self.readDSA(block.bytes) })
        default: throw FunctionError(GoString("invalid private key type ") + block.type)
        }
    }

    /// Runs `body` and puts a text before the message of its error.
    private static func wrapping<Result>(_ prefix: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as FunctionError {
            throw FunctionError(GoString(prefix) + error.message)
        } catch let error as ASN1Error {
            throw FunctionError(prefix + error.message)
        }
    }

    /// Reads Sprig's DSAKeyFormat and returns it without what may follow.
    private static func readDSA(_ bytes: [UInt8]) throws -> [UInt8] {
        var reader = ASN1Reader(bytes)
        var key = try reader.structure("DSAKeyFormat")
        _ = try key.int()
        var numbers: [UInt8] = []
        for _ in 0..<5 { numbers += DER.element(DERTag.integer, try key.bigInteger().bytes) }
        return DER.sequence(DER.integer(0), numbers)
    }
}

// MARK: - PKCS #8

extension PrivateKey {
    private struct PKCS8 {
        let algorithm: ObjectIdentifier
        /// The whole element of the algorithm's parameters, or nothing.
        let parameters: ArraySlice<UInt8>
        let key: [UInt8]

        init(_ bytes: [UInt8]) throws(ASN1Error) {
            var reader = ASN1Reader(bytes)
            var fields = try reader.structure("pkcs8")
            _ = try fields.int()
            var identifier = try fields.structure("AlgorithmIdentifier")
            algorithm = try identifier.objectIdentifier()
            parameters = try identifier.optionalElement()
            key = Array(try fields.octetString())
        }
    }

    /// Whether bytes have the structure of PKCS #8.
    static func hasPKCS8Structure(_ bytes: [UInt8]) -> Bool { (try? PKCS8(bytes)) != nil }

    /// Mirrors crypto/x509 pkcs8.go ParsePKCS8PrivateKey.
    private init(pkcs8 bytes: [UInt8]) throws {
        let fields: PKCS8
        do {
            fields = try PKCS8(bytes)
        } catch {
            throw PrivateKeyFormat.hint(for: bytes, butNot: .pkcs8) ?? FunctionError(error.message)
        }
        self = try Self.read(fields)
    }

    private static func read(_ fields: PKCS8) throws -> PrivateKey {
        switch fields.algorithm {
        case .rsa:
            .rsa(
                try wrapping("x509: failed to parse RSA private key embedded in PKCS#8: ") {
                    try RSAPrivateKey(pkcs1: fields.key)
                })
        case .ecdsa:
            .ecdsa(
                try wrapping("x509: failed to parse EC private key embedded in PKCS#8: ") {
                    var parameters = ASN1Reader(fields.parameters)
                    return try ECPrivateKey(sec1: fields.key, curve: try? parameters.objectIdentifier())
                })
        case .ed25519: .ed25519(try readSeed(fields))
        case .x25519: .x25519(try readScalar(fields))
        default:
            throw FunctionError(
                "x509: PKCS#8 wrapping contained private key with unknown algorithm: \(fields.algorithm.text)")
        }
    }

    private static func readSeed(_ fields: PKCS8) throws -> [UInt8] {
        let seed = try readRawKey(fields, "Ed25519")
        guard seed.count == 32 else {
            throw FunctionError("x509: invalid Ed25519 private key length: \(seed.count)")
        }
        return seed
    }

    private static func readScalar(_ fields: PKCS8) throws -> [UInt8] {
        let scalar = try readRawKey(fields, "X25519")
        guard scalar.count == 32 else { throw FunctionError("crypto/ecdh: invalid private key size") }
        return scalar
    }

    private static func readRawKey(_ fields: PKCS8, _ name: String) throws -> [UInt8] {
        guard fields.parameters.isEmpty else { throw FunctionError("x509: invalid \(name) private key parameters") }
        return try wrapping("x509: invalid \(name) private key: ") {
            var reader = ASN1Reader(fields.key)
            return Array(try reader.octetString())
        }
    }
}
