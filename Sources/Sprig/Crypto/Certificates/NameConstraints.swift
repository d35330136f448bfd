import GoTemplate

/// The checks of the extension that limits the names an authority may sign for.
///
/// Mirrors crypto/x509 parser.go parseNameConstraintsExtension.
enum NameConstraints {
    static func check(_ value: ArraySlice<UInt8>) throws {
        let message = "invalid NameConstraints extension"
        var outer = DERReader(value)
        var fields = try require(outer.enter(DERTag.sequence), message)
        var lists: [DERReader] = []
        for number: UInt8 in 0...1 {
            let tag = DERTag.context(number, isConstructed: true)
            if fields.isNext(tag) { lists.append(try require(fields.enter(tag), message)) }
        }
        guard outer.isEmpty, fields.isEmpty else { throw problem(message) }
        guard lists.contains(where: { !$0.isEmpty }) else { throw problem("empty name constraints extension") }
        for list in lists { try check(list) }
    }

    private static func check(_ list: DERReader) throws {
        var list = list
        while !list.isEmpty {
            var subtree = try require(list.enter(DERTag.sequence), "invalid NameConstraints extension")
            let base = try require(subtree.takeElement(), "invalid NameConstraints extension")
            switch base.tag ^ 0x80 {
            case 1: try checkMailbox(try text(base.content))
            case 2: try checkDomain(try text(base.content), "dnsName")
            case 6: try checkLocation(try text(base.content))
            case 7: try checkAddress(base.content)
            default: break
            }
        }
    }

    private static func text(_ content: ArraySlice<UInt8>) throws -> GoString {
        let text = GoString(content)
        if Certificate.isASCII(content) { return text }
        let detail = GoString("x509: ") + Strconv.quote(text) + GoString(" cannot be encoded as an IA5String")
        throw FunctionError(GoString("x509: invalid constraint value: ") + detail)
    }

    private static func failure(_ kind: String, _ text: GoString, _ reason: String = "") -> FunctionError {
        let subject = GoString("x509: failed to parse \(kind) constraint ") + Strconv.quote(text)
        return FunctionError(subject + GoString(reason))
    }

    private static func checkDomain(_ domain: GoString, _ kind: String) throws {
        let name = domain.bytes.first == UInt8(ascii: ".") ? domain.bytes.dropFirst() : domain.bytes[...]
        guard domain.isEmpty || !name.isEmpty && isDomain(name) else { throw failure(kind, domain) }
    }

    private static func checkLocation(_ domain: GoString) throws {
        if IPAddress(domain) != nil { throw failure("URI", domain, ": cannot be IP address") }
        try checkDomain(domain, "URI")
    }

    private static func checkAddress(_ content: ArraySlice<UInt8>) throws {
        guard content.count == 8 || content.count == 32 else {
            throw problem("IP constraint contained value of length \(content.count)")
        }
        let mask = content.suffix(content.count / 2)
        let host = mask.drop { $0 == 0xFF }
        let isEdge = [nil, 0, 0x80, 0xC0, 0xE0, 0xF0, 0xF8, 0xFC, 0xFE].contains(host.first)
        guard isEdge, host.dropFirst().allSatisfy({ $0 == 0 }) else {
            throw FunctionError("x509: IP constraint contained invalid mask " + GoString(hexadecimal: Array(mask)))
        }
    }

    /// A mailbox where there is an @, or else a domain.
    private static func checkMailbox(_ text: GoString) throws {
        guard text.bytes.contains(UInt8(ascii: "@")) else { return try checkDomain(text, "rfc822Name") }
        guard Mailbox.isValid(text.bytes) else { throw failure("rfc822Name", text) }
    }

    /// Mirrors crypto/x509 domainNameValid.
    static func isDomain(_ name: some Collection<UInt8>) -> Bool {
        guard !name.isEmpty else { return true }
        let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { (33...126).contains($0) } }
    }
}
