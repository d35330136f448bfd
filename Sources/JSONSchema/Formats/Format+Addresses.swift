import GoLibrary
import GoTemplate

extension Format {
    /// Mirrors validateIPV4, which reads the numbers with `strconv.Atoi`.
    static func ipv4(_ text: GoString) -> GoString? {
        let groups = text.split(".")
        guard groups.count == 4 else { return "expected four decimals" }
        for group in groups {
            if group.count > 1 && group.hasPrefix("0") { return "leading zeros" }
            do {
                let isByte = (0...255).contains(try Strconv.atoi(group))
                if !isByte { return "decimal must be between 0 and 255" }
            } catch {
                return error.message
            }
        }
        return nil
    }

    /// Mirrors validateIPV6.
    static func ipv6(_ text: GoString) -> GoString? {
        guard text.bytes.contains(UInt8(ascii: ":")) else { return "missing colon" }
        do {
            let address = try IPAddress(parsing: text)
            return address.zone.isEmpty ? nil : "zone id is not a part of ipv6 address"
        } catch {
            return error.message
        }
    }

    /// Mirrors validateHostname (RFC 1123).
    static func hostname(_ text: GoString) -> GoString? {
        let name = text.hasSuffix(".") ? GoString(text.bytes.dropLast()) : text
        if name.count > 253 { return "more than 253 characters long" }
        for label in name.split(".") {
            guard (1...63).contains(label.count) else { return "label must be 1 to 63 characters long" }
            if label.hasPrefix("-") { return "label starts with hyphen" }
            if label.hasSuffix("-") { return "label ends with hyphen" }
            if let other = label.firstRune(not: { isAlphanumeric($0) || $0 == 0x2D }) {
                return "invalid character " + other
            }
        }
        return nil
    }

    // MARK: Mail addresses

    /// Mirrors validateEmail.
    static func email(_ text: GoString) -> GoString? {
        if text.count > 254 { return "more than 255 characters long" }
        guard let (local, domain) = text.cut("@", atLast: true) else { return "missing @" }
        if local.count > 64 { return "local part more than 64 characters long" }
        let isQuoted = local.count > 1 && local.hasPrefix("\"")
        return (isQuoted ? quotedLocalPart(local) : localPart(local)) ?? mailDomain(domain)
    }

    private static func quotedLocalPart(_ local: GoString) -> GoString? {
        let content = local.bytes.dropFirst().dropLast()
        let isPlain = !content.contains(UInt8(ascii: "\\")) && !content.contains(UInt8(ascii: "\""))
        return isPlain ? nil : "backslash and quote are not allowed within quoted local part"
    }

    private static func localPart(_ local: GoString) -> GoString? {
        if local.hasPrefix(".") { return "starts with dot" }
        if local.hasSuffix(".") { return "ends with dot" }
        let dot = UInt8(ascii: ".")
        if zip(local.bytes, local.bytes.dropFirst()).contains(where: { $0 == dot && $1 == dot }) {
            return "consecutive dots"
        }
        let special = GoString(".!#$%&'*+-/=?^_`{|}~").runes
        return local.firstRune { isAlphanumeric($0) || special.contains($0) }.map { "invalid character " + $0 }
    }

    private static func mailDomain(_ domain: GoString) -> GoString? {
        guard domain.count > 1, domain.hasPrefix("["), domain.hasSuffix("]") else {
            return hostname(domain).map { "invalid domain: " + $0 }
        }
        let address = GoString(domain.bytes.dropFirst().dropLast())
        if let rest = address.removingPrefix("IPv6:") { return ipv6(rest).map { "invalid ipv6 address: " + $0 } }
        return ipv4(address).map { "invalid ipv4 address: " + $0 }
    }

    // MARK: URLs

    /// Mirrors validateURI.
    static func uri(_ text: GoString) -> GoString? {
        switch parse(text) {
        case .success(let url): url.isAbsolute ? nil : "relative url"
        case .failure(let complaint): complaint.text
        }
    }

    /// Mirrors validateURIReference.
    static func uriReference(_ text: GoString) -> GoString? {
        if text.bytes.contains(UInt8(ascii: "\\")) { return #"contains \"# }
        if case .failure(let complaint) = parse(text) { return complaint.text }
        return nil
    }

    /// Mirrors validateURITemplate, which looks for braces in the path only.
    static func uriTemplate(_ text: GoString) -> GoString? {
        let url: GoURL
        switch parse(text) {
        case .success(let parsed): url = parsed
        case .failure(let complaint): return complaint.text
        }
        for segment in url.rawPath.split("/") {
            let decoded: [UInt8]
            do { decoded = try PercentEncoding.pathSegment.unescape(segment.bytes) } catch {
                return "percent decode failed: " + error.message
            }
            var isOpen = false
            for byte in decoded where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
                if (byte == UInt8(ascii: "{")) == isOpen { return "nested curly braces" }
                isOpen.toggle()
            }
            if isOpen { return "no matching closing brace" }
        }
        return nil
    }

    private struct Complaint: Error {
        let text: GoString
    }

    private static func parse(_ text: GoString) -> Result<GoURL, Complaint> {
        let url: GoURL
        do { url = try GoURL(parsing: text) } catch { return .failure(Complaint(text: error.message)) }
        let name = url.hostname
        guard name.bytes.contains(UInt8(ascii: ":")) else { return .success(url) }
        let isBracketed = url.host.bytes.contains(UInt8(ascii: "[")) && url.host.bytes.contains(UInt8(ascii: "]"))
        if !isBracketed { return .failure(Complaint(text: "ipv6 address not enclosed in brackets")) }
        return ipv6(name).map { .failure(Complaint(text: "invalid ipv6 address: " + $0)) } ?? .success(url)
    }
}
