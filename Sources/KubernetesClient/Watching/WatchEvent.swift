import Codecs
import GoTemplate
import Kubernetes

/// One line of a watch.
enum WatchEvent {
    /// The object was made or changed, or began to match.
    case present(LiveObject)
    /// The object is gone, or does not match any more.
    case gone(LiveObject)
    /// Nothing changed up to a version of the collection.
    case bookmark(GoString)
    case failed(APIStatus)

    /// - Throws: where the line is no event.
    init(parsing line: [UInt8]) throws(APIFailure) {
        guard case .map(let event)? = try? JSON.decode(line, numbers: .int64), case .map(let object)? = event["object"]
        else { throw .decoding("unable to decode an event from the watch stream") }
        switch event.textOrEmpty("type") {
        case "ADDED", "MODIFIED": self = .present(LiveObject(object))
        case "DELETED": self = .gone(LiveObject(object))
        case "BOOKMARK": self = .bookmark(LiveObject(object).resourceVersion)
        case "ERROR": self = .failed(APIStatus(object) ?? Self.unknownStatus)
        case let type: throw .decoding("got invalid watch event type: " + type)
        }
    }

    private static let unknownStatus = APIStatus(code: 500, reason: .unknown, message: "unknown error of a watch")
}
