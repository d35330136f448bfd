import GoTemplate
import HTTP
import Kubernetes

extension Headers {
    /// As whom the server shall act; mirrors client-go's impersonatingRoundTripper.
    init(_ impersonation: Impersonation) {
        self.init()
        guard !impersonation.user.isEmpty else { return }
        add("Impersonate-User", impersonation.user)
        if !impersonation.uid.isEmpty { add("Impersonate-Uid", impersonation.uid) }
        for group in impersonation.groups { add("Impersonate-Group", group) }
        for key in impersonation.extra.keys.sorted() {
            for value in impersonation.extra[key] ?? [] {
                add("Impersonate-Extra-" + HeaderName.escape(key), value)
            }
        }
    }
}

/// Mirrors headerKeyEscape of client-go: any text as part of the name of a header field.
private enum HeaderName {
    private static let digits = Array("0123456789ABCDEF".utf8)

    static func escape(_ text: GoString) -> GoString {
        GoString(
            text.bytes.flatMap { byte in
                isPlain(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
            })
    }

    /// Whether a byte may stand in a name; the percent sign begins what is escaped.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
