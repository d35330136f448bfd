import GoTemplate
import HTTP
import Kubernetes

/// Why a request to an API server came to nothing, with client-go's text.
package enum APIFailure: GoError {
    /// The server refused.
    case status(APIStatus)
    /// There is no answer.
    case transport(HTTPFailure)
    /// The answer cannot be understood.
    case decoding(GoString)
    /// The request is none that could be sent.
    case invalid(GoString)

    package var message: GoString {
        switch self {
        case .status(let status): status.message
        case .transport(let failure): Self.text(of: failure)
        case .decoding(let message), .invalid(let message): message
        }
    }

    /// The server's Status; nil where there is none.
    package var status: APIStatus? { if case .status(let status) = self { status } else { nil } }

    /// Whether the server knows that the object is not there.
    package var isNotFound: Bool { status?.isNotFound ?? false }

    /// Whether a person or the system ended the command.
    package var isCancelled: Bool {
        if case .transport(let failure) = self { failure.kind == .cancelled } else { false }
    }

    /// Whether a part of the answer had come already.
    package var isInsideAnswer: Bool {
        if case .transport(let failure) = self { failure.progress == .answering } else { false }
    }

    /// Mirrors client-go rest/request.go transformResponse, which wraps what comes while the body is read.
    private static func text(of failure: HTTPFailure) -> GoString {
        guard failure.progress == .answering, failure.kind != .redirect else { return failure.message }
        let start: GoString =
            failure.reason.hasPrefix("http2: ")
            ? "stream error when reading response body, may be caused by closed connection. Please retry. "
            : "unexpected error when reading response body. Please retry. "
        return start + "Original error: " + failure.message
    }
}

extension APIFailure {
    init(_ failure: ObjectFailure) { self = .invalid(failure.message) }
}
