import GoTemplate

/// Names as DNS has them.
package enum DNSName {
    /// A text with `-` for what no name may have, at most as long as one may be.
    ///
    /// Mirrors applicationset/utils of Argo CD, SanitizeName.
    package static func normalized(_ text: GoString) -> GoString {
        let allowed: (UInt8) -> Bool = { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        let bytes = text.lowercased.bytes.map { allowed($0) ? $0 : UInt8(ascii: "-") }
        return GoString(bytes.prefix(253)).trimming("-.")
    }
}
