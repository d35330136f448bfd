import GoTemplate
import Kubernetes
import KubernetesClient
import Manifests

/// Reads manifests as objects of a cluster.
///
/// Mirrors helm pkg/kube client.go buildResourceList, and cli-runtime resource/builder.go with the visitors it makes:
/// documents that cannot be read end the reading, objects that cannot be mapped are passed over and told at the end.
struct ManifestMapper {
    let connection: APIConnection
    /// What objects are put into that name no namespace.
    let namespace: GoString

    /// - Parameter isValidated: whether the form of each document is checked first, which words some failures otherwise.
    func objects(of manifest: GoString, isValidated: Bool) throws(ClusterFailure) -> [MappedObject] {
        var objects: [MappedObject] = []
        var failures: [ObjectFailure] = []
        for text in DocumentSplitter.split(manifest) {
            do throws(ObjectFailure) {
                guard let document = try ObjectDocument(reading: text, isValidated: isValidated) else { continue }
                try add(document, to: &objects, noting: &failures)
            } catch {
                failures.append(error)
                break
            }
        }
        guard let failure = ObjectFailure.aggregate(failures) else { return objects }
        // A signal may end discovery, too, which says nothing about kinds.
        throw ClusterFailure(failure.message, kind: connection.loop.isCancelled ? .cancelled : .mapping)
    }

    private func add(
        _ document: ObjectDocument, to objects: inout [MappedObject], noting failures: inout [ObjectFailure]
    ) throws(ObjectFailure) {
        guard try isKnown(document) else { return failures.append(Self.unmapped(document.object)) }
        for item in document.objects {
            do throws(ObjectFailure) { objects.append(try map(item.get(), isItem: document.isList)) } catch {
                failures.append(error)
            }
        }
    }

    /// Whether the document itself can be mapped, which Helm does before it looks at the items of a list.
    ///
    /// Mirrors client-go restmapper/discovery.go, which has a kind List in each version of a group, and one for each
    /// kind, such as ConfigMapList.
    private func isKnown(_ document: ObjectDocument) throws(ObjectFailure) -> Bool {
        let object = document.object
        guard document.isList, object.kind != "List" else { return true }
        if try resource(of: object.groupVersionKind) != nil { return true }
        guard object.kind.hasSuffix("List") else { return false }
        let kind = object.kind.prefix(object.kind.count - "List".utf8.count)
        return try resource(of: GroupVersionKind(object.groupVersionKind.groupVersion, kind: kind)) != nil
    }

    private func map(_ object: LiveObject, isItem: Bool) throws(ObjectFailure) -> MappedObject {
        let kind = object.groupVersionKind
        guard let resource = try resource(of: kind) else {
            let reason = APICatalog.unknown(kind).message
            throw isItem ? ObjectFailure("unable to recognize " + kind.text + ": " + reason) : Self.unmapped(object)
        }
        guard resource.scope == .namespaced else {
            return MappedObject(object: object.inNamespace(""), resource: resource)
        }
        let own = object.namespace
        return MappedObject(object: own.isEmpty ? object.inNamespace(namespace) : object, resource: resource)
    }

    /// Mirrors cli-runtime resource/mapper.go infoForData.
    private static func unmapped(_ object: LiveObject) -> ObjectFailure {
        ObjectFailure(
            "resource mapping not found for name: " + Strconv.quote(object.name) + " namespace: "
                + Strconv.quote(object.namespace) + " from \"\": "
                + APICatalog.unknown(object.groupVersionKind).message + "\nensure CRDs are installed first")
    }

    private func resource(of kind: GroupVersionKind) throws(ObjectFailure) -> APIResource? {
        do throws(APIFailure) {
            return try connection.resource(of: kind)
        } catch {
            throw ObjectFailure(error.message)
        }
    }
}
