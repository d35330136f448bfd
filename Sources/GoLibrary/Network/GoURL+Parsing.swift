import GoTemplate

extension GoURL {
    /// Reads a URL, absolute or relative; mirrors `url.Parse`.
    package init(parsing text: GoString) throws(Failure) {
        let hash = text.bytes.firstIndex(of: UInt8(ascii: "#")) ?? text.bytes.endIndex
        let beforeFragment = text.bytes[..<hash]
        let fragment = text.bytes[hash...].dropFirst()
        do {
            try parse(beforeFragment)
        } catch {
            throw .parsing(GoString(beforeFragment), error)
        }
        do {
            if !fragment.isEmpty { try setFragment(fragment) }
        } catch {
            throw .parsing(text, error)
        }
    }

    /// Reads a URL or a rooted path as a request has them, without a fragment: mirrors `url.ParseRequestURI`.
    package init(parsingRequest text: GoString) throws(Failure) {
        do {
            try parse(text.bytes[...], isRequest: true)
        } catch {
            throw .parsing(text, error)
        }
    }

    private mutating func parse(_ text: ArraySlice<UInt8>, isRequest: Bool = false) throws(Failure) {
        if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw .controlCharacter }
        if isRequest && text.isEmpty { throw .empty }
        if text == [UInt8(ascii: "*")] {
            path = "*"
            return
        }
        var rest = try cutScheme(from: text)
        cutQuery(from: &rest)
        guard rest.first == UInt8(ascii: "/") else {
            if isRequest && !isAbsolute { throw .noRequestURI }
            return try parseRootless(rest)
        }
        let slashes = rest.prefix { $0 == UInt8(ascii: "/") }.count
        // Without a scheme, three slashes begin a path, not an empty authority.
        if slashes >= 2 && (isAbsolute || slashes == 2 && !isRequest) {
            let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
            try parseAuthority(authority)
            rest = rest[authority.endIndex...]
        } else if isAbsolute {
            omitsHost = true
        }
        try setPath(rest)
    }

    private mutating func parseRootless(_ rest: ArraySlice<UInt8>) throws(Failure) {
        if isAbsolute {
            opaque = GoString(rest)
            return
        }
        if rest.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) { throw .colonInFirstSegment }
        try setPath(rest)
    }

    /// Mirrors getScheme: no scheme where a byte comes first that none may hold.
    private mutating func cutScheme(from text: ArraySlice<UInt8>) throws(Failure) -> ArraySlice<UInt8> {
        let end = text.firstIndex { !Self.isSchemeByte($0) } ?? text.endIndex
        guard end < text.endIndex, text[end] == UInt8(ascii: ":") else { return text }
        if end == text.startIndex { throw .missingScheme }
        guard Self.isLetter(text[text.startIndex]) else { return text }
        scheme = GoString(text[..<end].map { Self.isLetter($0) ? $0 | 0x20 : $0 })
        return text[(end + 1)...]
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }

    private mutating func cutQuery(from rest: inout ArraySlice<UInt8>) {
        guard let mark = rest.firstIndex(of: UInt8(ascii: "?")) else { return }
        rawQuery = GoString(rest[(mark + 1)...])
        forcesQuery = rawQuery.isEmpty
        rest = rest[..<mark]
    }

    mutating func setPath(_ text: some Collection<UInt8>) throws(Failure) {
        let raw = GoString(Array(text))
        path = GoString(try PercentEncoding.path.unescape(raw.bytes))
        rawPath = raw.bytes == PercentEncoding.path.escape(path.bytes) ? GoString() : raw
    }

    private mutating func setFragment(_ text: ArraySlice<UInt8>) throws(Failure) {
        fragment = GoString(try PercentEncoding.fragment.unescape(text))
        rawFragment = Array(text) == PercentEncoding.fragment.escape(fragment.bytes) ? GoString() : GoString(text)
    }
}

// MARK: - Authority

extension GoURL {
    private mutating func parseAuthority(_ authority: ArraySlice<UInt8>) throws(Failure) {
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
            host = try parsedHost(authority)
            return
        }
        host = try parsedHost(authority[(at + 1)...])
        let info = authority[..<at]
        guard info.allSatisfy(Self.isUserinfoByte) else { throw .invalidUserinfo }
        let colon = info.firstIndex(of: UInt8(ascii: ":"))
        let name = try PercentEncoding.userPassword.unescape(info[..<(colon ?? info.endIndex)])
        var password: GoString?
        if let colon { password = GoString(try PercentEncoding.userPassword.unescape(info[(colon + 1)...])) }
        user = Userinfo(username: GoString(name), password: password)
    }

    private static func isUserinfoByte(_ byte: UInt8) -> Bool {
        if isSchemeByte(byte) { return true }
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"),
            UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "@"):
            return true
        default: return false
        }
    }

    private func parsedHost(_ text: ArraySlice<UInt8>) throws(Failure) -> GoString {
        if let bracket = text.lastIndex(of: UInt8(ascii: "[")) {
            guard bracket == text.startIndex else { throw .invalidIPLiteral }
            return try parsedIPLiteral(text)
        }
        if let colon = portColon(in: text), !Self.isOptionalPort(text[colon...]) {
            throw .invalidPort(GoString(text[colon...]))
        }
        return GoString(try PercentEncoding.host.unescape(text))
    }

    /// Where a port must begin: the first colon for http, which has no other use for colons, else the last.
    private func portColon(in text: ArraySlice<UInt8>) -> Int? {
        scheme == "http" || scheme == "https"
            ? text.firstIndex(of: UInt8(ascii: ":")) : text.lastIndex(of: UInt8(ascii: ":"))
    }

    private func parsedIPLiteral(_ text: ArraySlice<UInt8>) throws(Failure) -> GoString {
        guard let bracket = text.lastIndex(of: UInt8(ascii: "]")) else { throw .missingBracket }
        let port = text[(bracket + 1)...]
        guard Self.isOptionalPort(port) else { throw .invalidPort(GoString(port)) }
        let name = text[..<bracket].dropFirst()
        let zone = Self.zoneStart(in: name) ?? name.endIndex
        let address = try PercentEncoding.host.unescape(name[..<zone])
        let literal = GoString(address + (try PercentEncoding.zone.unescape(name[zone...])))
        do {
            if try IPAddress(parsing: literal).isIPv4 { throw Failure.invalidIPLiteral }
        } catch let failure as IPAddress.Failure {
            throw .invalidHost(failure)
        } catch {
            throw .invalidIPLiteral
        }
        return "[" + literal + "]" + GoString(port)
    }

    /// Where the `%25` is that separates a zone from an IPv6 address.
    private static func zoneStart(in name: ArraySlice<UInt8>) -> Int? {
        name.indices.first { name[$0...].starts(with: "%25".utf8) }
    }
}
