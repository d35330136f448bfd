import GoTemplate
import Kubernetes
import KubernetesClient

extension ClusterFailure {
    /// A failure of a request, with the texts that Helm puts before the server's.
    ///
    /// - Parameter object: what the request was about; nil where it was no single object.
    init(_ failure: APIFailure, _ prefix: GoString = "", object: ObjectKey? = nil) {
        self.init(prefix + failure.message, kind: Kind(failure), object: object, status: failure.status)
    }
}

extension ClusterFailure.Kind {
    fileprivate init(_ failure: APIFailure) {
        switch failure {
        case .status(let status): self = Self(status)
        case .transport where failure.isCancelled: self = .cancelled
        // What cannot be understood tells no more than no answer.
        case .transport, .decoding: self = .transport
        case .invalid: self = .invalid
        }
    }

    private init(_ status: APIStatus) {
        switch status.reason {
        case .unauthorized: self = .unauthorized
        case .forbidden: self = .forbidden
        // The page of a proxy says nothing about an object.
        case .notFound where status.isNotFound: self = .notFound
        case .alreadyExists: self = .alreadyExists
        case .conflict: self = .conflict
        case .invalid, .badRequest: self = .invalid
        case _ where status.code >= 500: self = .server
        // No server refuses so: something stands in its place.
        case _ where status.code < 400: self = .transport
        default: self = .other
        }
    }
}
