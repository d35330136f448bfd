import Failures
import GoTemplate
import Releases

/// A step of Helm's storage, which it logs with `--debug`.
///
/// Mirrors pkg/storage storage.go.
enum StorageStep {
    case readHistory(ReleaseKey)
    case readLast(ReleaseKey)
    case readDeployed(ReleaseKey)
    case read(RevisionKey)
    case create(RevisionKey)
    case update(RevisionKey)
    case delete(RevisionKey)

    fileprivate var message: GoString {
        switch self {
        case .readHistory: "getting release history"
        case .readLast: "getting last revision"
        case .readDeployed: "getting deployed releases"
        case .read: "getting release"
        case .create: "creating release"
        case .update: "updating release"
        case .delete: "deleting release"
        }
    }

    fileprivate var attribute: LogRecord.Attribute {
        switch self {
        case .readHistory(let key), .readLast(let key), .readDeployed(let key): ("name", key.name)
        case .read(let key), .create(let key), .update(let key), .delete(let key): ("key", key.recordName)
        }
    }
}

extension Log {
    func debug(_ steps: StorageStep...) {
        for step in steps { debug(step.message, [step.attribute]) }
    }
}
