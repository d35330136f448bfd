import GoTemplate

extension Certificate {
    /// Takes the issuer or subject after a check of its attributes.
    ///
    /// Mirrors crypto/x509 parser.go parseName; Go calls both of them issuer in its message.
    static func takeName(_ content: inout DERReader) throws -> [UInt8] {
        let element = try require(content.takeElement(DERTag.sequence), "malformed issuer")
        var names = DERReader(element.content)
        while !names.isEmpty {
            var set = try require(names.enter(DERTag.set), "invalid RDNSequence")
            while !set.isEmpty {
                var attribute = try require(set.enter(DERTag.sequence), "invalid RDNSequence: invalid attribute")
                _ = try require(
                    attribute.takeObjectIdentifier(), "invalid RDNSequence: invalid attribute type")
                let value = try require(attribute.takeElement(), "invalid RDNSequence: invalid attribute value")
                if let detail = stringProblem(value) {
                    throw problem("invalid RDNSequence: invalid attribute value: \(detail)")
                }
            }
        }
        return Array(element.bytes)
    }

    /// What is wrong with a string of one of the types that names may have.
    ///
    /// Mirrors crypto/x509 parser.go parseASN1String.
    private static func stringProblem(_ element: DERReader.Element) -> String? {
        let bytes = element.content
        switch element.tag {
        case DERTag.t61String: return nil
        case DERTag.printableString: return bytes.allSatisfy(isPrintable) ? nil : "invalid PrintableString"
        case DERTag.utf8String: return GoString(bytes).isValidUTF8 ? nil : "invalid UTF-8 string"
        case DERTag.bmpString: return isBMPString(Array(bytes)) ? nil : "invalid BMPString"
        case DERTag.ia5String: return isASCII(bytes) ? nil : "invalid IA5String"
        case DERTag.numericString: return bytes.allSatisfy(isNumeric) ? nil : "invalid NumericString"
        default: return "unsupported string type: \(element.tag)"
        }
    }

    static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: " ")
    }

    /// The asterisk and the ampersand are against the standard, but certificates have them.
    private static func isPrintable(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'")...UInt8(ascii: ")"),
            UInt8(ascii: "+")...UInt8(ascii: "/"):
            true
        default: " :=?*&".utf8.contains(byte)
        }
    }

    /// Whether bytes are code points of 16 bits, none of them a surrogate or reserved.
    private static func isBMPString(_ bytes: [UInt8]) -> Bool {
        guard bytes.count % 2 == 0 else { return false }
        let points = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return points.allSatisfy { point in
            switch point {
            case 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF, 0xD800...0xDFFF: false
            default: true
            }
        }
    }
}
