import GoTemplate

extension GoURL {
    /// Why a text is no URL, with Go's wording.
    package indirect enum Failure: GoError {
        case controlCharacter
        case missingScheme
        case colonInFirstSegment
        case invalidUserinfo
        case invalidIPLiteral
        case missingBracket
        case invalidPort(GoString)
        case invalidHost(IPAddress.Failure)
        case invalidHostCharacter(GoString)
        case invalidEscape(GoString)
        case empty
        /// Neither a URL with a scheme nor a path from the root.
        case noRequestURI
        /// One of the above, with the text it is about: what `url.Parse` returns.
        case parsing(GoString, Failure)

        /// What Go's `Error()` says.
        package var message: GoString {
            switch self {
            case .controlCharacter: "net/url: invalid control character in URL"
            case .missingScheme: "missing protocol scheme"
            case .colonInFirstSegment: "first path segment in URL cannot contain colon"
            case .invalidUserinfo: "net/url: invalid userinfo"
            case .invalidIPLiteral: "invalid IP-literal"
            case .missingBracket: "missing ']' in host"
            case .invalidPort(let port): "invalid port " + Strconv.quote(port) + " after host"
            case .invalidHost(let failure): "invalid host: " + failure.message
            case .invalidHostCharacter(let text): "invalid character " + Strconv.quote(text) + " in host name"
            case .invalidEscape(let text): "invalid URL escape " + Strconv.quote(text)
            case .empty: "empty url"
            case .noRequestURI: "invalid URI for request"
            case .parsing(let text, let failure): "parse " + Strconv.quote(text) + ": " + failure.message
            }
        }

        package var cause: (any Error)? {
            switch self {
            case .invalidHost(let failure): failure
            case .parsing(_, let failure): failure
            default: nil
            }
        }
    }
}
