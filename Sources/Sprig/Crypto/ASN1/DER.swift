/// The tags of ASN.1 elements as they stand in DER.
enum DERTag {
    static let boolean: UInt8 = 0x01
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let null: UInt8 = 0x05
    static let objectIdentifier: UInt8 = 0x06
    static let utf8String: UInt8 = 0x0C
    static let numericString: UInt8 = 0x12
    static let printableString: UInt8 = 0x13
    static let t61String: UInt8 = 0x14
    static let ia5String: UInt8 = 0x16
    static let utcTime: UInt8 = 0x17
    static let generalizedTime: UInt8 = 0x18
    static let bmpString: UInt8 = 0x1E
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31

    static func context(_ number: UInt8, isConstructed: Bool = false) -> UInt8 {
        0x80 | number | (isConstructed ? 0x20 : 0)
    }
}

/// Writes ASN.1 elements in DER.
enum DER {
    static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag] + length(content.count) + content
    }

    private static func length(_ count: Int) -> [UInt8] {
        guard count >= 0x80 else { return [UInt8(count)] }
        var digits: [UInt8] = []
        var rest = count
        while rest > 0 {
            digits.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [0x80 | UInt8(digits.count)] + digits
    }

    static func sequence(_ elements: [UInt8]...) -> [UInt8] {
        element(DERTag.sequence, Array(elements.joined()))
    }

    /// A number that is not negative, from its big-endian bytes.
    static func integer(_ magnitude: some Sequence<UInt8>) -> [UInt8] {
        let digits = Array(magnitude.drop { $0 == 0 })
        let needsZero = digits.first.map { $0 & 0x80 != 0 } ?? true
        return element(DERTag.integer, needsZero ? [0] + digits : digits)
    }

    static func integer(_ number: UInt8) -> [UInt8] { integer([number]) }

    static func octetString(_ content: [UInt8]) -> [UInt8] { element(DERTag.octetString, content) }

    /// Whole bytes of bits, of which the last ones may be unused.
    static func bitString(_ content: [UInt8], unusedBits: UInt8 = 0) -> [UInt8] {
        element(DERTag.bitString, [unusedBits] + content)
    }

    static func objectIdentifier(_ identifier: ObjectIdentifier) -> [UInt8] {
        element(DERTag.objectIdentifier, identifier.content)
    }

    static let null: [UInt8] = [DERTag.null, 0]
    static let yes: [UInt8] = [DERTag.boolean, 1, 0xFF]
}
