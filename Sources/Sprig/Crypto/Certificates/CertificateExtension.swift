import GoLibrary
import GoTemplate

/// An extension of a certificate; those of RFC 5280 are checked as Go checks them.
struct CertificateExtension {
    let identifier: ObjectIdentifier
    let isCritical: Bool
    let value: ArraySlice<UInt8>

    /// Reads a list of extensions, none of which may come twice.
    static func readAll(_ list: inout DERReader) throws -> [CertificateExtension] {
        var result: [CertificateExtension] = []
        while !list.isEmpty {
            var fields = try require(list.enter(DERTag.sequence), "malformed extension")
            let next = try CertificateExtension(&fields)
            if result.contains(where: { $0.identifier == next.identifier }) {
                throw problem("certificate contains duplicate extension with OID \"\(next.identifier.text)\"")
            }
            result.append(next)
        }
        return result
    }

    private init(_ fields: inout DERReader) throws {
        identifier = try require(fields.takeObjectIdentifier(), "malformed extension OID field")
        isCritical =
            fields.isNext(DERTag.boolean)
            ? try require(fields.takeBoolean(), "malformed extension critical field") : false
        value = try require(fields.take(DERTag.octetString), "malformed extension value field")
    }

    /// The last component of an identifier 2.5.29.n.
    private var number: Int? {
        identifier.components.count == 4 && identifier.components.starts(with: [2, 5, 29])
            ? identifier.components[3] : nil
    }

    var isSubjectKeyIdentifier: Bool { number == 14 }

    /// Throws Go's error for a malformed value of a known extension.
    ///
    /// Mirrors crypto/x509 parser.go processExtensions.
    func check() throws {
        if identifier == .authorityInformationAccess { return try checkInformationAccess() }
        switch number {
        case 14: _ = try subjectKeyIdentifier()
        case 15:
            var reader = DERReader(value)
            _ = try require(reader.takeBitString(), "invalid key usage")
        case 17: try checkAlternativeNames()
        case 19: try checkBasicConstraints()
        case 30: try NameConstraints.check(value)
        case 31: try checkDistributionPoints()
        case 32: try checkPolicies()
        case 33: try checkPolicyMappings()
        case 35: try checkAuthorityKeyIdentifier()
        case 36: try checkPolicyConstraints()
        case 37: try checkExtendedKeyUsage()
        case 54:
            var reader = DERReader(value)
            _ = try require(reader.takeInt64(), "invalid inhibit any policy extension")
        default: break
        }
    }

    func subjectKeyIdentifier() throws -> [UInt8] {
        if isCritical { throw problem("subject key identifier incorrectly marked critical") }
        var reader = DERReader(value)
        return Array(try require(reader.take(DERTag.octetString), "invalid subject key identifier"))
    }

    /// The reader of the sequence that the value is.
    private func enter(_ message: String) throws -> DERReader {
        var reader = DERReader(value)
        return try require(reader.enter(DERTag.sequence), message)
    }
}

// MARK: - Keys

extension CertificateExtension {
    private func checkBasicConstraints() throws {
        let message = "invalid basic constraints"
        var fields = try enter(message)
        if fields.isNext(DERTag.boolean) { _ = try require(fields.takeBoolean(), message) }
        if fields.isNext(DERTag.integer) {
            let length = try require(fields.takeInt64(), message)
            if length < 0 { throw problem(message) }
        }
    }

    private func checkAuthorityKeyIdentifier() throws {
        if isCritical { throw problem("authority key identifier incorrectly marked critical") }
        var fields = try enter("invalid authority key identifier")
        guard fields.skipOptional(DERTag.context(0)) else { throw problem("invalid authority key identifier") }
    }

    private func checkExtendedKeyUsage() throws {
        var usages = try enter("invalid extended key usages")
        while !usages.isEmpty { _ = try require(usages.takeObjectIdentifier(), "invalid extended key usages") }
    }
}

// MARK: - Names and places

extension CertificateExtension {
    private func checkAlternativeNames() throws {
        var names = try enter("invalid subject alternative names")
        while !names.isEmpty {
            let name = try require(names.takeElement(), "invalid subject alternative name")
            switch name.tag ^ 0x80 {
            case 1: try checkText(name.content, "rfc822Name")
            case 2: try checkText(name.content, "dNSName")
            case 6:
                try checkText(name.content, "uniformResourceIdentifier")
                try checkLocation(GoString(name.content))
            case 7:
                guard name.content.count == 4 || name.content.count == 16 else {
                    throw problem("cannot parse IP address of length \(name.content.count)")
                }
            default: break
            }
        }
    }

    private func checkText(_ content: ArraySlice<UInt8>, _ name: String) throws {
        guard Certificate.isASCII(content) else { throw problem("SAN \(name) is malformed") }
    }

    private func checkLocation(_ text: GoString) throws {
        let subject = GoString("x509: cannot parse URI ") + Strconv.quote(text) + GoString(": ")
        let location: GoURL
        do {
            location = try GoURL(parsing: text)
        } catch {
            throw FunctionError(subject + error.message)
        }
        guard NameConstraints.isDomain(location.host.bytes) else {
            throw FunctionError(subject + GoString("invalid domain"))
        }
    }

    private func checkDistributionPoints() throws {
        var points = try enter("invalid CRL distribution points")
        let message = "invalid CRL distribution point"
        let tag = DERTag.context(0, isConstructed: true)
        while !points.isEmpty {
            var point = try require(points.enter(DERTag.sequence), message)
            guard point.isNext(tag) else { continue }
            var name = try require(point.enter(tag), message)
            var locations = try require(name.enter(tag), message)
            while locations.isNext(DERTag.context(6)) { _ = try require(locations.take(DERTag.context(6)), message) }
        }
    }

    private func checkInformationAccess() throws {
        if isCritical { throw problem("authority info access incorrectly marked critical") }
        let message = "invalid authority info access"
        var entries = try enter(message)
        while !entries.isEmpty {
            var entry = try require(entries.enter(DERTag.sequence), message)
            _ = try require(entry.takeObjectIdentifier(), message)
            guard entry.skipOptional(DERTag.context(6)) else { throw problem(message) }
        }
    }
}

// MARK: - Policies

extension CertificateExtension {
    private func checkPolicies() throws {
        let message = "invalid certificate policies"
        var policies = try enter(message)
        var seen: Set<[UInt8]> = []
        while !policies.isEmpty {
            var policy = try require(policies.enter(DERTag.sequence), message)
            let identifier = Array(try require(policy.take(DERTag.objectIdentifier), message))
            guard seen.insert(identifier).inserted, Self.isIdentifier(identifier) else { throw problem(message) }
        }
    }

    /// Whether bytes are numbers of seven bits each, without superfluous zeros.
    ///
    /// Mirrors crypto/x509 oid.go newOIDFromDER.
    private static func isIdentifier(_ bytes: [UInt8]) -> Bool {
        guard let last = bytes.last, last & 0x80 == 0 else { return false }
        return bytes.indices.allSatisfy { index in
            bytes[index] != 0x80 || index > 0 && bytes[index - 1] & 0x80 != 0
        }
    }

    private func checkPolicyMappings() throws {
        let message = "invalid policy mappings extension"
        var mappings = try enter(message)
        while !mappings.isEmpty {
            var mapping = try require(mappings.enter(DERTag.sequence), message)
            for _ in 0..<2 { _ = try require(mapping.take(DERTag.objectIdentifier), message) }
        }
    }

    private func checkPolicyConstraints() throws {
        let message = "invalid policy constraints extension"
        var fields = try enter(message)
        for tag in [DERTag.context(0), DERTag.context(1)] where fields.isNext(tag) {
            _ = try require(fields.takeInt64(tag), message)
        }
    }
}
