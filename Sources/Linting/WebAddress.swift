import GoLibrary
import GoRegexp
import GoTemplate

/// What counts as an address in `Chart.yaml`.
///
/// Mirrors asaskevich/govalidator IsRequestURL, IsURL and IsEmail.
enum WebAddress {
    static func isRequestURL(_ text: GoString) -> Bool {
        guard let url = try? GoURL(parsing: text) else { return false }
        return !url.scheme.isEmpty
    }

    /// A host with or without a scheme, a port and a path.
    static func isURL(_ text: GoString) -> Bool {
        guard text.count > 3, text.runes.count < 2083, !text.hasPrefix(".") else { return false }
        let isPort = text.contains(":") && !text.contains("://")
        guard let url = try? GoURL(parsing: isPort ? "http://" + text : text), !url.host.hasPrefix(".") else {
            return false
        }
        if url.host.isEmpty, !url.path.isEmpty, !url.path.contains(".") { return false }
        return urlPattern?.matches(text) ?? false
    }

    static func isEmail(_ text: GoString) -> Bool { emailPattern?.matches(text) ?? false }

    private static let urlPattern = try? Regexp(compiling: GoString(urlExpression))
    private static let emailPattern = try? Regexp(compiling: GoString(emailExpression))
}

// MARK: - The patterns, in parts

extension WebAddress {
    private static var urlExpression: String {
        let scheme = #"(?:(?:ftp|tcp|udp|wss?|https?)://)"#
        let user = #"(?:\S+(?::\S*)?@)"#
        let word = #"a-zA-Z\x{00a1}-\x{ffff}"#
        let address =
            #"(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3]|24\d|25[0-5])(?:\.(?:\d{1,2}|1\d\d|2[0-4]\d|25[0-5])){2}"#
            + #"\.(?:[0-9]\d?|1\d\d|2[0-4]\d|25[0-4])"#
        let plain = #"[a-zA-Z0-9](?:[a-zA-Z0-9-_]+)?[a-zA-Z0-9](?:[-\.][a-zA-Z0-9]+)*"#
        let subdomain = #"(?:www\.|[a-zA-Z0-9]+(?:[-_\.]?[a-zA-Z0-9])*[a-zA-Z0-9]\.[a-zA-Z0-9]+)"#
        let name = "(?:[\(word)0-9]+-?-?)*[\(word)0-9]+(?:\\.[\(word)]{1,})?"
        let host = #"(?:\#(address)|\[[0-9a-fA-F:.]+\]|(?:(?:\#(plain))|\#(subdomain)?)?\#(name))"#
        return "^\(scheme)?\(user)?\(host)" + #"\.?(?::\d{1,5})?(?:[/?#][^\s]*)?$"#
    }

    /// Names of mailboxes of RFC 5322, quoted ones too, at a name of DNS with letters of any language.
    private static var emailExpression: String {
        let wide = #"\x{00A0}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF}"#
        let atom = #"[a-zA-Z\d!#$%&'*+\-/=?^_`{|}~\#(wide)]+"#
        let blank = #"(?:(?:(?:\x20|\x09)*\x0d\x0a)?(?:\x20|\x09)+)?"#
        // One character between quotes, or one behind a parenthesis: govalidator means more, and takes no more.
        let quotable =
            #"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\x21\x23-\x5b\x5d-\x7e\#(wide)]|\([\x01-\x09\x0b\x0c\x0d-\x7f\#(wide)]"#
        let quoted = "\"\(blank)(?:\(quotable))\(blank)\""
        let inner = #"[a-zA-Z\d\-._~\#(wide)]*"#
        let label = #"[a-zA-Z\d\#(wide)](?:\#(inner)[a-zA-Z\d\#(wide)])?"#
        let last = #"[a-zA-Z\#(wide)](?:\#(inner)[a-zA-Z\#(wide)])?"#
        return "^(?:\(atom)(?:\\.\(atom))*|\(quoted))@(?:\(label)\\.)+\(last)\\.?$"
    }
}
