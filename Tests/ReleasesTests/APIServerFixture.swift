import GoTemplate
import Kubernetes
import KubernetesClient
import Operations
import Releases
import TestCluster

/// Records in a real cluster, which others may use as well.
enum APIServerFixture {
    /// Namespaces without records.
    ///
    /// - Parameter log: hears what is asked of the server from then on.
    static func records(
        as kind: RecordKind, in namespaces: [GoString], log: (any APILog)? = nil
    ) throws -> APIRecordObjects {
        let objects = APIRecordObjects(try TestCluster.connection(), kind: kind)
        for namespace in namespaces {
            try makeNamespace(namespace)
            for object in try objects.metadata(in: namespace, matching: "owner=helm") { try objects.delete(object.key) }
        }
        return APIRecordObjects(try TestCluster.connection(log: log), kind: kind)
    }

    private static func makeNamespace(_ name: GoString) throws {
        let object = Map([
            ("apiVersion", .string("v1")), ("kind", .string("Namespace")),
            ("metadata", .map(Map([("name", .string(name))]))),
        ])
        let request = APIRequest(.create(object), try APIPath(.namespaces))
        let outcome = try TestCluster.connection().sendAll([request])
        if case .failure(let failure)? = outcome.first, failure.status?.reason != .alreadyExists { throw failure }
    }
}

/// The records of some namespaces, as if there were no others.
///
/// All tests of the contract use the same namespaces, one after the other.
final class NamespacedRecords: RecordObjects {
    private static let namespaces: [GoString] = ["prod", "dev"]
    private let objects: APIRecordObjects

    init(_ kind: RecordKind) throws { objects = try APIServerFixture.records(as: kind, in: Self.namespaces) }

    var serverTime: Int64? { objects.serverTime }

    func metadata(in namespace: GoString?, matching selector: GoString) throws(ClusterFailure) -> [LiveObject] {
        var found: [LiveObject] = []
        for namespace in namespace.map({ [$0] }) ?? Self.namespaces {
            found += try objects.metadata(in: namespace, matching: selector)
        }
        return found
    }

    func objects(_ keys: [ObjectKey]) throws(ClusterFailure) -> [LiveObject?] { try objects.objects(keys) }
    func create(_ object: LiveObject) throws(ClusterFailure) -> LiveObject { try objects.create(object) }
    func replace(_ object: LiveObject) throws(ClusterFailure) -> LiveObject { try objects.replace(object) }
    func delete(_ key: ObjectKey) throws(ClusterFailure) { try objects.delete(key) }
    func merge(_ metadata: Map, into key: ObjectKey) throws(ClusterFailure) -> LiveObject {
        try objects.merge(metadata, into: key)
    }
}
