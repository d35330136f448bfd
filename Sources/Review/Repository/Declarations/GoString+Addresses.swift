import GoTemplate

extension GoString {
    /// An address without what may be a password.
    var withoutUser: GoString {
        guard let (scheme, rest) = cut(at: "://" as GoString) else { return self }
        let (host, path) = rest.cut(at: UInt8(ascii: "/"))
        let plain = host.cut(at: "@" as GoString)?.after ?? host
        return scheme + "://" + plain + (path.map { "/" + $0 } ?? GoString())
    }
}
