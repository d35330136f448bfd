import Failures
import GoTemplate
import Kubernetes
import KubernetesClient
import Rendering

/// Finds objects for templates.
///
/// Mirrors pkg/engine lookup_func.go, but that what the server serves is asked for once.
final class ClusterLookup: ObjectLookup {
    private let cluster: KubernetesCluster

    init(_ cluster: KubernetesCluster) { self.cluster = cluster }

    func find(
        _ apiVersion: GoString, _ kind: GoString, in namespace: GoString, named name: GoString
    ) throws(FunctionError) -> Map {
        let version = (try? GroupVersion(parsing: apiVersion)) ?? GroupVersion(group: "", version: "")
        let kind = GroupVersionKind(version, kind: kind)
        do throws(ClusterFailure) {
            let connection = try cluster.connection
            let resource = try resource(of: kind, connection)
            return try read(resource, in: namespace, named: name, connection)
        } catch {
            throw FunctionError(error.message)
        }
    }

    /// The collection of a kind; nil where its group has no such kind.
    private func resource(
        of kind: GroupVersionKind, _ connection: APIConnection
    ) throws(ClusterFailure) -> APIResource? {
        do throws(APIFailure) {
            return try connection.resources(of: kind.groupVersion).first { $0.kind == kind.kind && !$0.isSubresource }
        } catch {
            cluster.log.error(
                "unable to retrieve resource list",
                [("GroupVersion", kind.groupVersion.text), ("error", error.message)])
            cluster.log.error(
                "unable to get apiresource", [("groupVersionKind", kind.text), ("error", error.message)])
            throw ClusterFailure(error, "unable to get apiresource from unstructured: " + kind.text + ": ")
        }
    }

    /// Reads an object or a list; an empty map where there is none.
    private func read(
        _ resource: APIResource?, in namespace: GoString, named name: GoString, _ connection: APIConnection
    ) throws(ClusterFailure) -> Map {
        do throws(APIFailure) {
            guard let resource else { return try connection.rootAnswer(named: name) }
            if !name.isEmpty { return try connection.object(of: resource, in: namespace, named: name) }
            return try connection.listAnswer(of: resource, in: namespace)
        } catch {
            if error.isNotFound { return Map() }
            throw ClusterFailure(error)
        }
    }
}

extension APIConnection {
    /// Where the path of a collection leads that has no name: Helm's client then asks the root of the core group.
    fileprivate func rootAnswer(named name: GoString) throws(APIFailure) -> Map {
        guard name.isEmpty else { return Map() }
        let answer = try send(.get(APIPath("/api")))
        answer["items" as GoString] = .list(List([]))
        return answer
    }

    fileprivate func object(
        of resource: APIResource, in namespace: GoString, named name: GoString
    ) throws(APIFailure) -> Map {
        try send(.get(path { () throws(ObjectFailure) in try APIPath(resource, in: namespace, named: name) }))
    }

    fileprivate func listAnswer(of resource: APIResource, in namespace: GoString) throws(APIFailure) -> Map {
        let list = try send(.get(path { () throws(ObjectFailure) in try APIPath(resource, in: namespace) }))
        list["items" as GoString] = .list(List(ObjectList.items(of: list).map { .map($0.map) }))
        return list
    }

    private func path(_ make: () throws(ObjectFailure) -> APIPath) throws(APIFailure) -> APIPath {
        do throws(ObjectFailure) { return try make() } catch { throw .invalid(error.message) }
    }
}
