import GoTemplate
import HTTP

extension APIStatus {
    /// Mirrors apimachinery api/errors NewGenericServerResponse.
    init(withoutStatus answer: Response, to method: Request.Method, _ path: APIPath) {
        let said = Self.text(of: answer)
        let (reason, message) = Self.meaning(of: answer.status, said, method)
        let asked = GoString(method.rawValue.lowercased())
        self.init(
            code: answer.status, reason: reason,
            message: path.subject.isEmpty ? message : message + " (" + asked + " " + path.subject + ")",
            isFromServer: false)
    }

    /// What the body says to a person; mirrors client-go newUnstructuredResponseError.
    private static func text(of answer: Response) -> GoString {
        let isText = answer.headers["Content-Type"] == nil || answer.mediaType.hasPrefix("text/")
        return isText ? GoString(answer.body.prefix(maximumTextBytes)).trimming(" \t\r\n") : "unknown"
    }

    private static let maximumTextBytes = 2048

    private static func meaning(
        of code: Int, _ said: GoString, _ method: Request.Method
    ) -> (reason: Reason, message: GoString) {
        switch code {
        case 400: (.badRequest, "the server rejected our request for an unknown reason")
        case 401: (.unauthorized, "the server has asked for the client to provide credentials")
        case 403: (.forbidden, said)
        case 404: (.notFound, "the server could not find the requested resource")
        case 405: (.methodNotAllowed, "the server does not allow this method on the requested resource")
        case 406: (.notAcceptable, said.isEmpty || said == "unknown" ? noAcceptableType : said)
        case 409: (method == .post ? .alreadyExists : .conflict, "the server reported a conflict")
        case 415: (.unsupportedMediaType, said)
        case 422: (.invalid, "the server rejected our request due to an error in our request")
        case 429: (.tooManyRequests, tooManyRequests)
        case 503: (.serviceUnavailable, "the server is currently unable to handle the request")
        case 504: (.timeout, noAnswerInTime)
        case 500...: (.internalError, prevented(said))
        default: (.unknown, noInformation(code))
        }
    }

    private static let noAcceptableType: GoString =
        "the server was unable to respond with a content type that the client supports"

    private static let tooManyRequests: GoString =
        "the server has received too many requests and has asked us to try again later"

    private static let noAnswerInTime: GoString =
        "the server was unable to return a response in the time allotted, but may still be processing the request"

    private static func prevented(_ said: GoString) -> GoString {
        "an error on the server (" + Strconv.quote(said) + ") has prevented the request from succeeding"
    }

    private static func noInformation(_ code: Int) -> GoString {
        GoString("the server responded with the status code \(code) but did not return more information")
    }
}
