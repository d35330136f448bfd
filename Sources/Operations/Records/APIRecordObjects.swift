import GoLibrary
import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// The objects of records on an API server.
package final class APIRecordObjects: RecordObjects {
    private let access: ClusterConnection
    private let resource: APIResource
    /// After this, requests fail.
    private var deadline = Deadline.never

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

    /// Both at once; where the server gives no tables, the metadata of all.
    package func names(
        in namespace: GoString, matching selector: GoString, picking picked: GoString
    ) throws(ClusterFailure) -> (names: [GoString], picked: [LiveObject]) {
        let connection = try access.opened()
        var names: APIConnection.NamesOutcome?
        connection.startNames(of: resource, in: namespace, matching: selector) { names = $0 }
        let found = try metadata(in: namespace, matching: selector + "," + picked)
        connection.loop.run { names == nil }
        if case .success(let names)? = names { return (names, found) }
        let all = try metadata(in: namespace, matching: selector)
        return (all.map(\.name), all)
    }

    package func objects(_ keys: [ObjectKey]) throws(ClusterFailure) -> [LiveObject?] {
        var requests: [APIRequest] = []
        for key in keys { requests.append(limited(.get(try path(key)))) }
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
        var request = limited(APIRequest(.delete(Map()), try path(key)))
        // No number of a revision is given twice, so that it cannot be another record that goes.
        request.isIdempotent = true
        let connection = try access.opened()
        do { _ = try connection.send(request) } catch { throw ClusterFailure(error) }
    }

    private func write(_ action: APIRequest.Action, to path: APIPath) throws(ClusterFailure) -> LiveObject {
        var path = path
        path.add("fieldManager", ClusterRecord.fieldManager)
        var request = limited(APIRequest(action, path))
        request.form = .metadata
        let connection = try access.opened()
        do { return LiveObject(try connection.send(request)) } catch { throw ClusterFailure(error) }
    }

    /// Who works on a release is found out with such requests, so that these wait for nobody.
    private func limited(_ request: APIRequest) -> APIRequest {
        var request = request
        request.isGuarded = false
        request.limits.deadline = deadline
        return request
    }

    private func path(_ key: ObjectKey) throws(ClusterFailure) -> APIPath {
        do { return try APIPath(resource, in: key.namespace, named: key.name) } catch {
            throw ClusterFailure(error.message, kind: .invalid)
        }
    }
}

// MARK: - While requests go on

extension APIRecordObjects {
    package func within(_ time: Duration, _ body: () throws -> Void) throws {
        let before = deadline
        deadline = Deadline(after: time)
        defer { deadline = before }
        try body()
    }

    package func every(_ interval: Duration, _ body: @escaping () -> Void) -> () -> Void {
        guard let timer = access.current?.loop.every(interval, body) else { return {} }
        return { timer.cancel() }
    }

    package func guardWrites(_ mayWrite: @escaping () -> Bool) { access.guardWrites(mayWrite) }

    package func shielded(_ body: () throws -> Void) throws {
        guard let loop = access.current?.loop else { return try body() }
        try loop.shielded(body)
    }

    package func finishAfterCancellation() {
        guard let loop = access.current?.loop, loop.isCancelled else { return }
        loop.finishAfterCancellation()
    }

    package func endAll() { access.current?.loop.end() }
}
