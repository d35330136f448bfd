/// An elliptic curve that Go's certificates can use.
enum NamedCurve: CaseIterable {
    case p224, p256, p384, p521

    init?(_ identifier: ObjectIdentifier?) {
        guard let curve = Self.allCases.first(where: { $0.identifier == identifier }) else { return nil }
        self = curve
    }

    var identifier: ObjectIdentifier {
        switch self {
        case .p224: ObjectIdentifier(1, 3, 132, 0, 33)
        case .p256: ObjectIdentifier(1, 2, 840, 10045, 3, 1, 7)
        case .p384: ObjectIdentifier(1, 3, 132, 0, 34)
        case .p521: ObjectIdentifier(1, 3, 132, 0, 35)
        }
    }

    /// As Go's messages call it.
    var name: String {
        switch self {
        case .p224: "P224"
        case .p256: "P256"
        case .p384: "P384"
        case .p521: "P521"
        }
    }

    /// The length of a private key and of a coordinate in bytes.
    var size: Int {
        switch self {
        case .p224: 28
        case .p256: 32
        case .p384: 48
        case .p521: 66
        }
    }

    /// The digest that signatures on this curve sign, and the name of the two together.
    var signature: SignatureAlgorithm {
        switch self {
        case .p224, .p256:
            SignatureAlgorithm(identifier: ObjectIdentifier(1, 2, 840, 10045, 4, 3, 2), digest: "SHA256")
        case .p384: SignatureAlgorithm(identifier: ObjectIdentifier(1, 2, 840, 10045, 4, 3, 3), digest: "SHA384")
        case .p521: SignatureAlgorithm(identifier: ObjectIdentifier(1, 2, 840, 10045, 4, 3, 4), digest: "SHA512")
        }
    }

    /// The number of points, which private keys stay below.
    var order: [UInt8] {
        let digits =
            switch self {
            case .p224: "ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d"
            case .p256: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"
            case .p384:
                "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"
            case .p521:
                "01ff" + String(repeating: "f", count: 62)
                    + "fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409"
            }
        return stride(from: 0, to: digits.utf8.count, by: 2).compactMap { position in
            UInt8(String(digits.dropFirst(position).prefix(2)), radix: 16)
        }
    }
}
