import GoLibrary
import GoTemplate
import HTTP

/// The page that follows an answer, as its `Link` says; only on the same server.
///
/// Source: RFC 8288, as GitHub, GitLab and Gitea write it: `<https://…?page=2>; rel="next"`.
struct NextPage {
    /// Path and query below the interface's address; nil at the end.
    let target: GoString?

    /// - Throws: for a page on another server, which would get the token.
    init(_ answer: Response, of address: GoURL) throws(ForgeFailure) {
        guard let link = answer.headers["Link"].flatMap(Self.next) else {
            target = nil
            return
        }
        guard let url = try? answer.url.resolving(GoURL(parsing: link)), url.hasSameOrigin(as: address) else {
            throw ForgeFailure("the next page of comments is on another server: not followed")
        }
        let base = address.path.trimmingSuffix("/")
        guard url.escapedPath.hasPrefix(base) else {
            throw ForgeFailure("the next page of comments is outside of the interface: not followed")
        }
        target = url.escapedPath.suffix(from: base.count) + (url.rawQuery.isEmpty ? "" : "?" + url.rawQuery)
    }

    private static func next(_ field: GoString) -> GoString? {
        for part in field.split(at: UInt8(ascii: "<")) {
            guard let (address, parameters) = part.cut(at: ">" as GoString) else { continue }
            if parameters.contains("rel=\"next\"") || parameters.contains("rel=next") { return address }
        }
        return nil
    }
}
