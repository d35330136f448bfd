import GoLibrary
import GoTemplate
import HTTP
import Kubernetes

/// What is asked of an API server.
package struct APIRequest {
    package enum Action {
        case read
        /// POST of an object that must not be there.
        case create(Map)
        /// PUT; with a resourceVersion only of what has not changed since.
        case replace(Map)
        /// Server-side apply.
        case apply(Map)
        case patch(Value, PatchKind)
        /// With `DeleteOptions`.
        case delete(Map)
    }

    package var action: Action
    package var path: APIPath
    /// In which form objects are wanted.
    package var form = AnswerForm.object
    package var limits = RequestLimits()
    /// Whether the server's own words count where it refuses; client-go's discovery goes by the code alone.
    var readsStatus = true
    /// Whether sending it twice does what sending it once does; as the kind of request tells, unless it is set.
    package var isIdempotent: Bool
    /// Whether it is sent only while nobody else works on the same; what reads always is.
    package var isGuarded: Bool

    package init(_ action: Action, _ path: APIPath) {
        self.action = action
        self.path = path
        isIdempotent = action.isIdempotent
        isGuarded = action.method != .get
    }

    package static func get(_ path: APIPath, as form: AnswerForm = .object) -> APIRequest {
        var request = APIRequest(.read, path)
        request.form = form
        return request
    }
}

extension APIRequest.Action {
    var method: Request.Method {
        switch self {
        case .read: .get
        case .create: .post
        case .replace: .put
        case .apply, .patch: .patch
        case .delete: .delete
        }
    }

    /// The body and its type.
    var content: (value: Value, mediaType: GoString)? {
        switch self {
        case .read: nil
        case .create(let object), .replace(let object), .delete(let object): (.map(object), "application/json")
        // JSON is YAML.
        case .apply(let object): (.map(object), PatchKind.apply.contentType)
        case .patch(let patch, let kind): (patch, kind.contentType)
        }
    }

    /// Server-side apply is by definition; a precondition lets the second of two equal changes fail.
    fileprivate var isIdempotent: Bool {
        switch self {
        case .read, .apply: true
        case .create, .patch: false
        case .replace(let object): !LiveObject(object).resourceVersion.isEmpty
        case .delete(let options): (try? options.text(at: "preconditions", "uid")) != nil
        }
    }
}

/// In which form a server is to show objects.
package enum AnswerForm: Sendable {
    case object
    /// Their metadata alone, `PartialObjectMetadata`.
    case metadata
    /// A list of such.
    case metadataList
    /// Tables as `kubectl get` prints them.
    case table
    /// All groups with their resources, in the newest form that the server has.
    case discovery
    /// What is to be taken as it is, such as logs.
    case anything

    var accept: GoString {
        switch self {
        case .object: "application/json"
        case .metadata: "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json"
        case .metadataList: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json"
        case .table:
            "application/json;as=Table;v=v1;g=meta.k8s.io,"
                + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json"
        case .discovery:
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json"
        case .anything: "application/json, */*"
        }
    }
}
