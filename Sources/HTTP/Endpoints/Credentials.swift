import GoTemplate

/// What lets a request into an endpoint: a token that changes, the output of a program, a certificate.
///
/// It is asked at each attempt, so that a repeat carries what is valid then. Nothing of it is ever in a message.
package protocol Credentials: AnyObject {
    /// What the next attempt carries.
    ///
    /// - Throws: in Go's words, which follow `Get "URL": `.
    func authorization() throws(CredentialsFailure) -> Authorization

    /// Is told that the server answered 401.
    ///
    /// - Parameter sent: what the request carried; there may be something better since, for another request was refused.
    /// - Returns: whether `authorization` may give something better now: then the request is sent once more.
    func wereRefused(_ sent: Authorization) -> Bool
}

/// What an attempt carries to be let in.
package struct Authorization {
    package var headers: Headers
    package var identity: TLSIdentity?

    package init(headers: Headers = Headers(), identity: TLSIdentity? = nil) {
        self.headers = headers
        self.identity = identity
    }
}

/// There are no credentials to send, though there should be.
package struct CredentialsFailure: GoError {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }
}
