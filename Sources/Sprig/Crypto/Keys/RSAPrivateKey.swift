import CCrypto
import GoTemplate

/// An RSA key: the numbers of PKCS #1 as big-endian bytes.
struct RSAPrivateKey {
    /// n, e, d, p, q, d mod (p-1), d mod (q-1), and the inverse of q, in the order of PKCS #1.
    let numbers: [[UInt8]]
    /// The primes beyond two with their numbers, as they were read; hardly any key has them.
    var additionalPrimes: [UInt8] = []

    var modulus: [UInt8] { numbers[0] }
    var exponent: [UInt8] { numbers[1] }

    /// The number of bits of the modulus.
    var size: Int { modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0) }

    /// The RSAPrivateKey structure of PKCS #1.
    var encoded: [UInt8] {
        let version = DER.integer(additionalPrimes.isEmpty ? 0 : 1)
        return DER.sequence(version, Array(numbers.map { DER.integer($0) }.joined()), additionalPrimes)
    }

    static func generate(bits: Int) throws -> RSAPrivateKey {
        try CryptoLibrary.load()
        var counts = [Int](repeating: 0, count: numberCount)
        let bytes = try CryptoLibrary.take(crypto_generate_rsa(Int32(bits), &counts), "generate an RSA key")
        return RSAPrivateKey(numbers: split(bytes, counts))
    }

    static let numberCount = Int(CRYPTO_RSA_COUNT)

    private static func split(_ bytes: [UInt8], _ counts: [Int]) -> [[UInt8]] {
        var rest = bytes[...]
        return counts.map { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
    }
}

// MARK: - Reading

extension RSAPrivateKey {
    /// Reads PKCS #1 and checks the numbers.
    ///
    /// Mirrors crypto/x509 pkcs1.go ParsePKCS1PrivateKey.
    init(pkcs1 bytes: [UInt8]) throws {
        do {
            self = try Self.read(bytes)
        } catch let error as ASN1Error {
            throw PrivateKeyFormat.hint(for: bytes, butNot: .pkcs1) ?? FunctionError(error.message)
        }
    }

    /// Whether bytes have the structure of PKCS #1, whatever the numbers.
    static func hasStructure(_ bytes: [UInt8]) -> Bool {
        var reader = ASN1Reader(bytes)
        return (try? readFields(&reader)) != nil
    }

    private struct Fields {
        let version: Int64
        let exponent: Int64
        /// Those of PKCS #1 without the exponent; the last three may be missing.
        let numbers: [SignedInteger?]
        let additionalPrimes: [AdditionalPrime]
    }

    /// A prime beyond two with its exponent and coefficient.
    private typealias AdditionalPrime = [SignedInteger]

    private static func read(_ bytes: [UInt8]) throws -> RSAPrivateKey {
        var reader = ASN1Reader(bytes)
        let fields = try readFields(&reader)
        guard reader.isAtEnd else { throw FunctionError(ASN1Error.syntax("trailing data").message) }
        guard fields.version <= 1 else { throw FunctionError("x509: unsupported private key version") }
        guard fields.numbers.allSatisfy({ $0?.isPositive ?? true }) else {
            throw FunctionError("x509: private key contains zero or negative value")
        }
        guard fields.additionalPrimes.allSatisfy({ $0[0].isPositive }) else {
            throw FunctionError("x509: private key contains zero or negative prime")
        }
        return try checked(fields)
    }

    private static func readFields(_ reader: inout ASN1Reader) throws(ASN1Error) -> Fields {
        var key = try reader.structure("pkcs1PrivateKey")
        let version = try key.int()
        var numbers: [SignedInteger?] = [try key.bigInteger()]
        let exponent = try key.int()
        for _ in 0..<3 { numbers.append(try key.bigInteger()) }
        for _ in 0..<3 { numbers.append(try key.optionalBigInteger()) }
        let primes = try key.optionalStructures("pkcs1AdditionalRSAPrime") { entry throws(ASN1Error) in
            [try entry.bigInteger(), try entry.bigInteger(), try entry.bigInteger()]
        }
        return Fields(version: version, exponent: exponent, numbers: numbers, additionalPrimes: primes)
    }

    private static func checked(_ fields: Fields) throws -> RSAPrivateKey {
        try CryptoLibrary.load()
        guard fields.exponent >= 2 else {
            throw FunctionError("crypto/rsa: public exponent too small or negative")
        }
        let exponent = withUnsafeBytes(of: fields.exponent.bigEndian) { Array($0.drop { $0 == 0 }) }
        var numbers = fields.numbers.map { $0?.magnitude ?? [] }
        numbers.insert(exponent, at: 1)
        if fields.numbers.contains(where: { $0 == nil }) { numbers = try completed(numbers) }
        if !fields.additionalPrimes.isEmpty {
            let primes = fields.additionalPrimes.map { prime in
                DER.sequence(Array(prime.map { DER.element(DERTag.integer, $0.bytes) }.joined()))
            }
            return RSAPrivateKey(numbers: numbers, additionalPrimes: DER.sequence(Array(primes.joined())))
        }
        let problem = crypto_check_rsa(Array(numbers.joined()), numbers.map(\.count))
        if let message = message(for: problem) { throw FunctionError(message) }
        return RSAPrivateKey(numbers: numbers)
    }

    /// The numbers with the last three computed.
    private static func completed(_ numbers: [[UInt8]]) throws -> [[UInt8]] {
        guard let lastDigit = numbers[3].last, lastDigit & 1 == 1 else { throw FunctionError("crypto/rsa: p is even") }
        var counts = numbers.map(\.count)
        let completed = crypto_complete_rsa(Array(numbers.joined()), &counts)
        return split(try CryptoLibrary.take(completed, "complete an RSA key"), counts)
    }

    private static func message(for problem: crypto_rsa_problem) -> String? {
        switch problem {
        case CRYPTO_RSA_VALID: nil
        case CRYPTO_RSA_MODULUS_TOO_SMALL: "modulus must be > 1"
        case CRYPTO_RSA_OVERFLOW: "input overflows the modulus"
        case CRYPTO_RSA_SIZE_OVERFLOW: "input overflows the modulus size"
        case CRYPTO_RSA_EVEN_MODULUS: "crypto/rsa: public modulus is even"
        case CRYPTO_RSA_SMALL_EXPONENT: "crypto/rsa: public exponent too small or negative"
        case CRYPTO_RSA_EVEN_EXPONENT: "crypto/rsa: public exponent is even"
        case CRYPTO_RSA_LARGE_EXPONENT: "crypto/rsa: public exponent too large"
        case CRYPTO_RSA_WRONG_PRODUCT: "crypto/rsa: p * q != n"
        case CRYPTO_RSA_INVALID_CRT_EXPONENT: "crypto/rsa: invalid CRT exponent"
        case CRYPTO_RSA_INVALID_CRT_COEFFICIENT: "crypto/rsa: invalid CRT coefficient"
        case CRYPTO_RSA_WRONG_DP: "crypto/rsa: d does not match dP"
        case CRYPTO_RSA_WRONG_DQ: "crypto/rsa: d does not match dQ"
        case CRYPTO_RSA_EQUAL_PRIMES: "crypto/rsa: p == q"
        case CRYPTO_RSA_CLOSE_PRIMES: "crypto/rsa: |p - q| too small"
        case CRYPTO_RSA_SMALL_D: "crypto/rsa: d too small"
        default: "crypto/rsa: invalid prime"
        }
    }
}
