import Codecs
import GoLibrary
import GoTemplate
import HTTP

/// The user of a repository, who is shown to its own server only unless it is said otherwise.
final class RepositoryCredentials: Credentials {
    private let content: Authorization

    /// - Parameter url: where to; a user in it counts where the repository has none.
    init(_ entry: RepositoryEntry, for url: GoURL, _ identity: TLSIdentity?) {
        var headers = Headers()
        if let user = Self.user(of: entry, for: url) {
            let text = user.username + ":" + (user.password ?? "")
            headers["Authorization"] = "Basic " + GoString(Base64.encode(text.bytes))
        }
        content = Authorization(headers: headers, identity: identity)
    }

    private static func user(of entry: RepositoryEntry, for url: GoURL) -> GoURL.Userinfo? {
        guard !entry.username.isEmpty, !entry.password.isEmpty else { return url.user }
        let own = try? GoURL(parsing: entry.url)
        guard entry.passesCredentials || (own?.scheme == url.scheme && own?.host == url.host) else { return url.user }
        return GoURL.Userinfo(username: entry.username, password: entry.password)
    }

    func authorization() -> Authorization { content }

    func wereRefused(_ sent: Authorization) -> Bool { false }
}
