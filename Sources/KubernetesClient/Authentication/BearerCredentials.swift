import Failures
import GoTemplate
import HTTP
import Kubernetes

/// A token, or one that a file has; mirrors client-go's bearerAuthRoundTripper.
final class BearerCredentials: Credentials {
    /// What counts while the file cannot be read.
    private let token: Credential?
    private let file: TokenFile?

    /// - Parameter path: the file; empty where there is none.
    /// - Throws: why the file has no token, where there is no other.
    init(_ token: Credential?, file path: GoString) throws(HelmError) {
        self.token = token?.isEmpty == true ? nil : token
        file = path.isEmpty ? nil : TokenFile(path)
        if self.token == nil { _ = try file?.token() }
    }

    init(_ token: Credential?, file: TokenFile) {
        self.token = token
        self.file = file
    }

    func authorization() -> Authorization {
        guard let token = (try? file?.token()) ?? token else { return Authorization() }
        return Authorization(headers: Headers(bearer: token))
    }

    /// Reads the file at once, unless that was done since; client-go waits until the minute is over.
    func wereRefused(_ sent: Authorization) -> Bool {
        guard let file else { return false }
        if !isSame(as: sent) { return true }
        file.expire()
        return !isSame(as: sent)
    }

    private func isSame(as sent: Authorization) -> Bool {
        authorization().headers["Authorization"] == sent.headers["Authorization"]
    }
}

extension Headers {
    init(bearer token: Credential) { self.init([("Authorization", "Bearer " + GoString(token.bytes))]) }
}
