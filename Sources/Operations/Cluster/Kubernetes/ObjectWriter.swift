import Failures
import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// The requests that create, change and delete single objects, with Helm's texts where they fail.
///
/// Mirrors pkg/kube client.go createResource, patchResourceServerSide, patchResourceClientSide, replaceResource and
/// deleteResource.
struct ObjectWriter {
    /// Who owns the fields that Helm sets; another name would conflict with releases that Helm made.
    static let fieldManager: GoString = "helm"
    /// How often a change is tried again that met another one; client-go's retry.DefaultRetry.
    private static let attempts = 5

    let connection: APIConnection
    /// Hears of each change.
    var log = Log()

    // MARK: Server-side apply

    /// The request that makes an object what the manifest says, whether it exists or not.
    func applyRequest(_ target: MappedObject, forcing isForced: Bool) throws(ClusterFailure) -> APIRequest {
        var path: APIPath
        do throws(ClusterFailure) { path = try self.path(of: target) } catch {
            throw error.within("server-side apply failed for object " + target.key.applyText + ": ")
        }
        path.add("force", isForced ? "true" : "false")
        path.add("fieldValidation", "Strict")
        return APIRequest(.apply(target.object.map), path)
    }

    /// Why a server-side apply failed.
    static func applyFailure(_ failure: APIFailure, _ key: ObjectKey) -> ClusterFailure {
        switch (failure.status?.code, failure.status?.reason) {
        case (415, _): ClusterFailure(failure, "server-side apply not available on the server: ", object: key)
        case (_, .conflict):
            ClusterFailure(failure, "conflict occurred while applying object " + key.applyText + ": ", object: key)
        default:
            ClusterFailure(failure, "server-side apply failed for object " + key.applyText + ": ", object: key)
        }
    }

    /// Hands fields that were set by client-side changes on to server-side applies.
    func migrate(_ target: MappedObject, from live: LiveObject) throws(ClusterFailure) {
        var current = live
        for _ in 0..<Self.attempts {
            guard let patch = try migration(of: current, target.key) else { return }
            var path = try path(of: target)
            path.add("fieldValidation", "Strict")
            do throws(APIFailure) {
                _ = try connection.send(APIRequest(.patch(patch, .json), path))
                let what: GoString = "Upgraded object client-side field management with server-side apply field"
                return log.debug(what + " management", target.key.logAttributesOfKind)
            } catch {
                guard error.status?.reason == .conflict else {
                    let what = "failed to patch object to upgrade CSA field manager " + target.key.applyText + ": "
                    throw ClusterFailure(error, what, object: target.key)
                }
            }
            current = try read(target, "failed to get object " + target.key.applyText + ": ")
        }
    }

    private func migration(of live: LiveObject, _ key: ObjectKey) throws(ClusterFailure) -> Value? {
        do throws(ObjectFailure) {
            return try ManagedFieldsMigration.patch(for: live, manager: Self.fieldManager)
        } catch {
            let what = "failed to upgrade managed fields for object " + key.applyText + ": "
            throw ClusterFailure(what + error.message, kind: .invalid, object: key)
        }
    }

    // MARK: Client-side apply

    func createRequest(_ target: MappedObject) throws(ClusterFailure) -> APIRequest {
        var path = try within(target.key) { () throws(ObjectFailure) in try target.collectionPath() }
        path.add("fieldManager", Self.fieldManager)
        return APIRequest(.create(target.object.map), path)
    }

    /// Sends what differs between the manifest before, the live object and the manifest now.
    func patch(
        _ target: MappedObject, from original: LiveObject, comparesCustomThreeWay: Bool
    ) throws(ClusterFailure) {
        let key = target.key
        let what = "unable to get data for current object " + key.namespace + "/" + key.name + ": "
        let current = try read(target, "failed to create patch: " + what)
        guard
            let request = try patchRequest(
                target, from: original, to: current, comparesCustomThreeWay: comparesCustomThreeWay)
        else { return log.debug("no changes detected", [("kind", key.kind), ("name", key.name)]) }
        let object: [LogRecord.Attribute] = [("kind", key.kind), ("name", key.name), ("namespace", key.namespace)]
        log.debug("patching resource", object)
        let failure = "cannot patch " + Strconv.quote(key.name) + " with kind " + key.kind + ": "
        _ = try send(request, failure, key)
    }

    /// The request that makes a live object what the manifest says; nil where it is that already.
    func patchRequest(
        _ target: MappedObject, from original: LiveObject, to current: LiveObject, comparesCustomThreeWay: Bool = false
    ) throws(ClusterFailure) -> APIRequest? {
        let patch: ObjectPatch
        do throws(PatchFailure) {
            patch = try ObjectPatch(
                original: original, target: target.object, current: current,
                comparesCustomThreeWay: comparesCustomThreeWay)
        } catch {
            throw ClusterFailure("failed to create patch: " + error.message, kind: .invalid, object: target.key)
        }
        if patch.isEmpty { return nil }
        return APIRequest(.patch(.map(patch.body), patch.kind), try path(of: target))
    }

    /// Writes an object in place of the one that is there.
    func replace(_ target: MappedObject) throws(ClusterFailure) {
        let failure: GoString = "failed to replace object: "
        let current = try read(target, failure)
        _ = try send(try replaceRequest(target, at: current), failure, target.key)
    }

    /// The request that writes an object in place of a live one.
    func replaceRequest(_ target: MappedObject, at current: LiveObject) throws(ClusterFailure) -> APIRequest {
        var path = try path(of: target)
        path.add("fieldValidation", "Strict")
        let object = target.object.resourceVersion.isEmpty ? target.object.at(current.resourceVersion) : target.object
        return APIRequest(.replace(object.map), path)
    }

    // MARK: Deletion

    /// - Parameter uid: of the object that is meant, so that nobody's new one goes in its place; nil for any.
    func deleteRequest(
        _ target: MappedObject, _ propagation: DeletionPropagation, uid: GoString? = nil
    ) throws(ClusterFailure) -> APIRequest {
        let path = try within(target.key) { () throws(ObjectFailure) in try target.path() }
        let options = propagation.deleteOptions
        if let uid { options["preconditions" as GoString] = .texts(["uid": uid]) }
        var request = APIRequest(.delete(options), path)
        // What is gone the second time was deleted the first time.
        request.isIdempotent = true
        return request
    }

    // MARK: Requests

    /// The object as it is now.
    func read(_ target: MappedObject, _ failure: GoString) throws(ClusterFailure) -> LiveObject {
        LiveObject(try send(try readRequest(target), failure, target.key))
    }

    func readRequest(_ target: MappedObject) throws(ClusterFailure) -> APIRequest {
        .get(try within(target.key) { () throws(ObjectFailure) in try target.path() })
    }

    private func send(
        _ request: APIRequest, _ failure: GoString, _ key: ObjectKey
    ) throws(ClusterFailure) -> Map {
        do throws(APIFailure) { return try connection.send(request) } catch {
            throw ClusterFailure(error, failure, object: key)
        }
    }

    private func path(of target: MappedObject) throws(ClusterFailure) -> APIPath {
        var path = try within(target.key) { () throws(ObjectFailure) in try target.path() }
        path.add("fieldManager", Self.fieldManager)
        return path
    }

    private func within<Result>(
        _ key: ObjectKey, _ body: () throws(ObjectFailure) -> Result
    ) throws(ClusterFailure) -> Result {
        do throws(ObjectFailure) { return try body() } catch {
            throw ClusterFailure(error.message, kind: .invalid, object: key)
        }
    }
}

extension DeletionPropagation {
    /// The body of a deletion.
    fileprivate var deleteOptions: Map {
        let policy: GoString =
            switch self {
            case .background: "Background"
            case .foreground: "Foreground"
            case .orphan: "Orphan"
            }
        return Map([
            ("apiVersion", .string("v1")), ("kind", .string("DeleteOptions")), ("propagationPolicy", .string(policy)),
        ])
    }
}
