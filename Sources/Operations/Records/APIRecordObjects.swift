import GoLibrary
import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// The objects of records on an API server.
package final class APIRecordObjects: RecordObjects {
    private let access: ClusterConnection
    private let resource: APIResource

    package init(_ access: ClusterConnection, kind: RecordKind) {
        self.access = access
        resource = kind == .secret ? .secrets : .configMaps
    }

    package convenience init(_ connection: APIConnection, kind: RecordKind) {
        self.init(ClusterConnection(connection), kind: kind)
    }

    package var serverTime: Int64? { access.current?.serverTime?.unixSeconds }

    package func metadata(
        in namespace: GoString?, matching selector: GoString
    ) throws(ClusterFailure) -> [LiveObject] {
        var options = ListOptions()
        options.labelSelector = selector
        options.form = .metadataList
        let connection = try access.opened()
        do { return try connection.list(resource, in: namespace ?? "", options).objects } catch {
            throw ClusterFailure(error)
        }
    }

    package func objects(_ keys: [ObjectKey]) throws(ClusterFailure) -> [LiveObject?] {
        var requests: [APIRequest] = []
        for key in keys { requests.append(.get(try path(key))) }
        var objects: [LiveObject?] = []
        for outcome in try access.opened().sendAll(requests) {
            switch outcome {
            case .success(let map): objects.append(LiveObject(map))
            case .failure(let failure) where failure.isNotFound: objects.append(nil)
            case .failure(let failure): throw ClusterFailure(failure)
            }
        }
        return objects
    }

    package func create(_ object: LiveObject) throws(ClusterFailure) -> LiveObject {
        let path: APIPath
        do { path = try APIPath(resource, in: object.namespace) } catch {
            throw ClusterFailure(error.message, kind: .invalid)
        }
        return try write(.create(object.map), to: path)
    }

    package func replace(_ object: LiveObject) throws(ClusterFailure) -> LiveObject {
        try write(.replace(object.map), to: path(object.key))
    }

    package func merge(_ metadata: Map, into key: ObjectKey) throws(ClusterFailure) -> LiveObject {
        try write(.patch(.map(Map([("metadata", .map(metadata))])), .jsonMerge), to: path(key))
    }

    package func delete(_ key: ObjectKey) throws(ClusterFailure) {
        var request = APIRequest(.delete(Map()), try path(key))
        // No number of a revision is given twice, so that it cannot be another record that goes.
        request.isIdempotent = true
        let connection = try access.opened()
        do { _ = try connection.send(request) } catch { throw ClusterFailure(error) }
    }

    private func write(_ action: APIRequest.Action, to path: APIPath) throws(ClusterFailure) -> LiveObject {
        var path = path
        path.add("fieldManager", ClusterRecord.fieldManager)
        var request = APIRequest(action, path)
        request.form = .metadata
        let connection = try access.opened()
        // How an operation ended is recorded also where a signal ends it.
        if connection.loop.isCancelled { connection.loop.finishAfterCancellation() }
        do { return LiveObject(try connection.send(request)) } catch { throw ClusterFailure(error) }
    }

    private func path(_ key: ObjectKey) throws(ClusterFailure) -> APIPath {
        do { return try APIPath(resource, in: key.namespace, named: key.name) } catch {
            throw ClusterFailure(error.message, kind: .invalid)
        }
    }
}
