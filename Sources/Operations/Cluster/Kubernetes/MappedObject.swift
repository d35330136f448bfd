import GoTemplate
import Kubernetes
import KubernetesClient

/// An object of a manifest, and the collection of the API that it belongs to.
///
/// Mirrors cli-runtime resource.Info.
struct MappedObject {
    let object: LiveObject
    let resource: APIResource

    var key: ObjectKey { object.key }

    /// Where the object is.
    func path() throws(ObjectFailure) -> APIPath {
        try APIPath(resource, in: object.namespace, named: object.name)
    }

    /// The collection that it is created in.
    func collectionPath() throws(ObjectFailure) -> APIPath { try APIPath(resource, in: object.namespace) }

    /// The object as it is applied for a release.
    func claimed(by ownership: ReleaseOwnership) -> MappedObject {
        MappedObject(object: ownership.claiming(object), resource: resource)
    }
}
