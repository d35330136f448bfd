import GoTemplate
import HTTP

/// Credentials that are as they are: another attempt has no better ones.
final class FixedAuthorization: Credentials {
    private let content: Authorization

    /// - Parameter authorization: the value of the header; nil for none.
    init(_ authorization: GoString?, _ identity: TLSIdentity?) {
        var headers = Headers()
        headers["Authorization"] = authorization
        content = Authorization(headers: headers, identity: identity)
    }

    func authorization() -> Authorization { content }

    func wereRefused(_ sent: Authorization) -> Bool { false }
}
