import GoTemplate

/// A parsed URL; mirrors `url.URL` of Go's net/url.
package struct GoURL: Sendable {
    /// The name and password before the `@` of an authority, decoded.
    package struct Userinfo: Sendable {
        package var username: GoString
        /// Nil where there is no colon; empty where nothing follows it.
        package var password: GoString?

        package init(username: GoString, password: GoString? = nil) {
            self.username = username
            self.password = password
        }

        /// The escaped form, `Userinfo.String`.
        package var description: GoString {
            var text = PercentEncoding.userPassword.escape(username.bytes)
            if let password {
                text.append(UInt8(ascii: ":"))
                text += PercentEncoding.userPassword.escape(password.bytes)
            }
            return GoString(text)
        }
    }

    /// In lower case, without the colon.
    package var scheme = GoString()
    /// What follows the colon of a URL such as `urn:a:b`, encoded.
    package var opaque = GoString()
    package var user: Userinfo?
    /// The host with its port.
    package var host = GoString()
    /// The path, decoded.
    package var path = GoString()
    /// The path as written, where that is not how `path` would be encoded.
    package var rawPath = GoString()
    /// Whether the URL has no authority although it has a scheme and a rooted path (`file:/a`).
    package var omitsHost = false
    /// Whether a `?` is there although the query is empty.
    package var forcesQuery = false
    /// The query, encoded, without the `?`.
    package var rawQuery = GoString()
    /// The fragment, decoded, without the `#`.
    package var fragment = GoString()
    /// The fragment as written, where that is not how `fragment` would be encoded.
    package var rawFragment = GoString()

    package init() {}

    /// Whether there is a scheme, `IsAbs`.
    package var isAbsolute: Bool { !scheme.isEmpty }

    /// The host without port and brackets, `Hostname`.
    package var hostname: GoString {
        var name = host.bytes[...]
        if let colon = name.lastIndex(of: UInt8(ascii: ":")), Self.isOptionalPort(name[colon...]) {
            name = name[..<colon]
        }
        if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]"), name.count > 1 {
            name = name.dropFirst().dropLast()
        }
        return GoString(name)
    }

    /// The port of the host, `Port`; empty where there is none.
    package var port: GoString {
        guard let colon = host.bytes.lastIndex(of: UInt8(ascii: ":")) else { return GoString() }
        let port = host.bytes[colon...]
        return Self.isOptionalPort(port) ? GoString(port.dropFirst()) : GoString()
    }

    /// The encoded path: as written if that is a valid encoding, `EscapedPath`.
    package var escapedPath: GoString {
        if let raw = validRaw(rawPath, of: path, as: .path) { return raw }
        if path == "*" { return path }
        return GoString(PercentEncoding.path.escape(path.bytes))
    }

    /// The encoded fragment, `EscapedFragment`.
    package var escapedFragment: GoString {
        validRaw(rawFragment, of: fragment, as: .fragment)
            ?? GoString(PercentEncoding.fragment.escape(fragment.bytes))
    }

    private func validRaw(_ raw: GoString, of decoded: GoString, as encoding: PercentEncoding) -> GoString? {
        guard !raw.isEmpty, raw.bytes.allSatisfy({ Self.isAllowed($0, in: encoding) }) else { return nil }
        guard let unescaped = try? encoding.unescape(raw.bytes), GoString(unescaped) == decoded else { return nil }
        return raw
    }

    /// Mirrors validEncoded: the reserved characters of RFC 3986 and brackets may stay.
    private static func isAllowed(_ byte: UInt8, in encoding: PercentEncoding) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "%"):
            true
        default: !encoding.escapes(byte)
        }
    }

    /// Whether this is nothing, or a colon and digits.
    static func isOptionalPort(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first else { return true }
        return first == UInt8(ascii: ":") && text.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
    }
}

extension GoURL {
    /// The text of the URL, `String`.
    package var description: GoString {
        var text: [UInt8] = []
        if !scheme.isEmpty { text += scheme.bytes + [UInt8(ascii: ":")] }
        if opaque.isEmpty {
            appendAuthority(to: &text)
            appendPath(to: &text)
        } else {
            text += opaque.bytes
        }
        if forcesQuery || !rawQuery.isEmpty { text += [UInt8(ascii: "?")] + rawQuery.bytes }
        if !fragment.isEmpty { text += [UInt8(ascii: "#")] + escapedFragment.bytes }
        return GoString(text)
    }

    /// The text of the URL with `xxxxx` for its password, `Redacted`.
    package var redacted: GoString {
        guard user?.password != nil else { return description }
        var url = self
        url.user?.password = "xxxxx"
        return url.description
    }

    private func appendAuthority(to text: inout [UInt8]) {
        if scheme.isEmpty && host.isEmpty && user == nil { return }
        if omitsHost && host.isEmpty && user == nil { return }
        if !host.isEmpty || !path.isEmpty || user != nil { text += Array("//".utf8) }
        if let user { text += user.description.bytes + [UInt8(ascii: "@")] }
        text += PercentEncoding.host.escape(host.bytes)
    }

    private func appendPath(to text: inout [UInt8]) {
        let path = escapedPath.bytes
        if let first = path.first, first != UInt8(ascii: "/"), !host.isEmpty { text.append(UInt8(ascii: "/")) }
        // A colon in the first segment would read as the end of a scheme.
        if text.isEmpty && path.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
            text += Array("./".utf8)
        }
        text += path
    }
}
