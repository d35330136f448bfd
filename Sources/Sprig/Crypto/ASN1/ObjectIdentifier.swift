/// The name of an algorithm or a kind of data in ASN.1, such as 2.5.29.17.
struct ObjectIdentifier: Hashable, Sendable {
    let components: [Int]

    init(_ components: Int...) {
        self.components = components
    }

    /// Reads the content of the ASN.1 element; nil where it is malformed or a component does not fit in 31 bits.
    init?(content: ArraySlice<UInt8>) {
        var rest = content
        guard let first = Self.takeNumber(&rest) else { return nil }
        let arc = min(first / 40, 2)
        var components = [arc, first - arc * 40]
        while !rest.isEmpty {
            guard let number = Self.takeNumber(&rest) else { return nil }
            components.append(number)
        }
        self.components = components
    }

    private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard rest.first != 0x80 else { return nil }
        var number = 0
        while let byte = rest.popFirst() {
            guard number < 1 << 24 else { return nil }
            number = number << 7 | Int(byte & 0x7F)
            if byte & 0x80 == 0 { return number }
        }
        return nil
    }

    /// The content of the ASN.1 element.
    var content: [UInt8] {
        guard components.count >= 2 else { return [] }
        let numbers = [components[0] * 40 + components[1]] + components.dropFirst(2)
        return numbers.flatMap(Self.encode)
    }

    private static func encode(_ number: Int) -> [UInt8] {
        var result = [UInt8(number & 0x7F)]
        var rest = number >> 7
        while rest > 0 {
            result.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
            rest >>= 7
        }
        return result
    }

    /// The components with dots between them.
    var text: String { components.map(String.init).joined(separator: ".") }
}

extension ObjectIdentifier {
    static let rsa = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 1)
    static let dsa = ObjectIdentifier(1, 2, 840, 10040, 4, 1)
    static let ecdsa = ObjectIdentifier(1, 2, 840, 10045, 2, 1)
    static let x25519 = ObjectIdentifier(1, 3, 101, 110)
    static let ed25519 = ObjectIdentifier(1, 3, 101, 112)
    static let sha256WithRSA = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 11)
    static let commonName = ObjectIdentifier(2, 5, 4, 3)
    static let serverAuthentication = ObjectIdentifier(1, 3, 6, 1, 5, 5, 7, 3, 1)
    static let clientAuthentication = ObjectIdentifier(1, 3, 6, 1, 5, 5, 7, 3, 2)
    static let authorityInformationAccess = ObjectIdentifier(1, 3, 6, 1, 5, 5, 7, 1, 1)
}
