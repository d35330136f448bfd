import GoLibrary
import GoTemplate

/// What a new certificate says.
struct CertificateTemplate {
    let commonName: GoString
    let addresses: [IPAddress]
    let dnsNames: [GoString]
    let notBefore: GoTime
    let notAfter: GoTime
    /// 16 random bytes.
    let serialNumber: [UInt8]
    /// Whether the certificate may sign others.
    var isAuthority = false

    /// Mirrors crypto.go getBaseCertTemplate: the lists are checked in this order, and must hold strings.
    init(commonName: GoString, addresses: Value, dnsNames: Value, daysValid: Int) throws {
        self.commonName = commonName
        self.addresses = try Self.elements(addresses).map { value in
            guard case .string(let text) = value else {
                throw FunctionError(GoFormat.sprintf("error parsing ip: %v is not a string", [value]))
            }
            guard let address = IPAddress(text) else { throw FunctionError(GoString("error parsing ip: ") + text) }
            return address
        }
        self.dnsNames = try Self.elements(dnsNames).map { value in
            guard case .string(let name) = value else {
                let format: GoString = "error processing alternate dns name: %v is not a string"
                throw FunctionError(GoFormat.sprintf(format, [value]))
            }
            return name
        }
        serialNumber = try RandomBytes.make(16)
        notBefore = GoTime.now().in(.utc)
        notAfter = notBefore.adding(GoDuration(wrappingSeconds: Int64(daysValid) &* 86400))
    }

    private static func elements(_ value: Value) -> [Value] {
        if case .list(let list) = value { return list.elements }
        return []
    }

    /// The X.501 name of the subject.
    ///
    /// Mirrors crypto/x509 subjectBytes with pkix.Name.ToRDNSequence.
    func subject() throws -> [UInt8] {
        guard !commonName.isEmpty else { return DER.sequence() }
        let attribute = DER.sequence(DER.objectIdentifier(.commonName), try Self.text(commonName))
        return DER.sequence(DER.element(DERTag.set, attribute))
    }

    /// A PrintableString where the characters allow it.
    private static func text(_ text: GoString) throws -> [UInt8] {
        if text.bytes.allSatisfy(isPrintable) { return DER.element(DERTag.printableString, text.bytes) }
        guard text.isValidUTF8 else { throw FunctionError("asn1: string not valid UTF-8") }
        return DER.element(DERTag.utf8String, text.bytes)
    }

    private static func isPrintable(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'")...UInt8(ascii: ")"),
            UInt8(ascii: "+")...UInt8(ascii: "/"):
            true
        default: " :=?".utf8.contains(byte)
        }
    }
}
