import GoTemplate

/// The formats of private keys, which Go tells apart when it is given the wrong one.
enum PrivateKeyFormat: CaseIterable {
    case sec1, pkcs8, pkcs1

    /// The name of the function that Go advises to use.
    private var parser: String {
        switch self {
        case .sec1: "ParseECPrivateKey"
        case .pkcs8: "ParsePKCS8PrivateKey"
        case .pkcs1: "ParsePKCS1PrivateKey"
        }
    }

    private func matches(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .sec1: ECPrivateKey.hasStructure(bytes)
        case .pkcs8: PrivateKey.hasPKCS8Structure(bytes)
        case .pkcs1: RSAPrivateKey.hasStructure(bytes)
        }
    }

    /// The error for a key in another format than the one it was read as; nil if it is in none of them.
    static func hint(for bytes: [UInt8], butNot format: PrivateKeyFormat) -> FunctionError? {
        // Go asks for SEC 1 first, and for PKCS #8 before PKCS #1.
        let actual = allCases.first { $0 != format && $0.matches(bytes) }
        return actual.map {
            FunctionError("x509: failed to parse private key (use \($0.parser) instead for this key format)")
        }
    }
}
