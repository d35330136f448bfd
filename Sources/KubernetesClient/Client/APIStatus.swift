import Codecs
import GoTemplate
import HTTP
import Kubernetes

/// What a server says of a request that it did not do; apimachinery's `StatusError`.
package struct APIStatus: GoError {
    /// The reasons that clients look at; apimachinery's `StatusReason`.
    package enum Reason: String, Sendable {
        case unauthorized = "Unauthorized"
        case forbidden = "Forbidden"
        case notFound = "NotFound"
        case alreadyExists = "AlreadyExists"
        case conflict = "Conflict"
        case gone = "Gone"
        case invalid = "Invalid"
        case serverTimeout = "ServerTimeout"
        case timeout = "Timeout"
        case tooManyRequests = "TooManyRequests"
        case badRequest = "BadRequest"
        case methodNotAllowed = "MethodNotAllowed"
        case notAcceptable = "NotAcceptable"
        case requestEntityTooLarge = "RequestEntityTooLarge"
        case unsupportedMediaType = "UnsupportedMediaType"
        case internalError = "InternalError"
        case expired = "Expired"
        case serviceUnavailable = "ServiceUnavailable"
        /// Another one, or none.
        case unknown = ""
    }

    package let code: Int
    package let reason: Reason
    package let message: GoString
    /// `details` of the Status: what it is about, and causes.
    package let details: Map?
    /// Whether the API server itself says so, and not a proxy or something else in its place.
    package let isFromServer: Bool

    package init(code: Int, reason: Reason, message: GoString, details: Map? = nil, isFromServer: Bool = true) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
        self.isFromServer = isFromServer
    }

    /// Whether the server knows that the object is not there; the page of a proxy says nothing about it.
    package var isNotFound: Bool { isFromServer && (reason == .notFound || reason == .unknown && code == 404) }

    /// Whether a list or a watch must begin anew.
    package var isExpired: Bool { reason == .expired || reason == .gone || code == 410 }
}

extension APIStatus {
    /// Reads a `Status` object; nil for another object, and for one that tells of success.
    package init?(_ object: Map) {
        guard object["kind"]?.isText("Status") == true, object["status"]?.isText("Success") != true else {
            return nil
        }
        let code = (try? object.integer(at: "code")).flatMap { Int(exactly: $0) } ?? 0
        let reason = (try? object.text(at: "reason")) ?? ""
        self.init(
            code: code, reason: Reason(rawValue: reason.text) ?? .unknown,
            message: (try? object.text(at: "message")) ?? "", details: try? object.map(at: "details"))
    }

    /// What an answer that is no success means: the Status in it, or else what its code stands for.
    ///
    /// - Parameter path: what was asked for.
    init(of answer: Response, to method: Request.Method, _ path: APIPath) {
        let object = answer.mediaType == "application/json" ? try? JSON.decode(answer.body, numbers: .int64) : nil
        if case .map(let map)? = object, let status = APIStatus(map) {
            self = status
        } else {
            self.init(withoutStatus: answer, to: method, path)
        }
    }
}

extension Value {
    func isText(_ text: StaticString) -> Bool { if case .string(let own) = self { own == text } else { false } }
}
