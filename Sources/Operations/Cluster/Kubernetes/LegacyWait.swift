import Failures
import GoLibrary
import GoTemplate
import Kubernetes
import KubernetesClient

/// Waits until objects are ready, or gone, by asking for them again and again: `--wait=legacy`.
///
/// Mirrors pkg/kube wait.go.
struct LegacyWait {
    /// Between two rounds.
    private static let interval = Duration.seconds(2)
    /// How often an object may not be had in a row.
    private static let attempts = 30

    let connection: APIConnection
    /// In seconds.
    let timeout: Int64

    /// Waits until all objects are ready by Helm 3's rules.
    func untilReady(_ objects: [MappedObject], _ readiness: LegacyReadiness) throws(ClusterFailure) {
        var troubles: [ObjectKey: Int] = [:]
        try poll { () throws(ClusterFailure) in
            for object in objects {
                do throws(APIFailure) {
                    guard try isReady(object, readiness) else { return false }
                    troubles[object.key] = 0
                } catch {
                    troubles[object.key, default: 0] += 1
                    let isLast = troubles[object.key, default: 0] > Self.attempts
                    guard error.isPassing, !isLast else { throw ClusterFailure(error, object: object.key) }
                    return false
                }
            }
            return true
        }
    }

    /// Waits until all objects are gone.
    func untilDeleted(_ objects: [MappedObject]) throws(ClusterFailure) {
        try poll { () throws(ClusterFailure) in
            for object in objects {
                do throws(APIFailure) { _ = try read(object) } catch {
                    if error.isNotFound { continue }
                    throw ClusterFailure(error, object: object.key)
                }
                return false
            }
            return true
        }
    }

    /// Waits until a hook has done its work.
    ///
    /// - Parameter log: gets why it failed, as well.
    func untilDone(_ hook: MappedObject, log: Log) throws(ClusterFailure) {
        guard LegacyHook.isWaitedFor(hook.object.kind) else { return }
        try poll(orSay: "timed out waiting for the condition") { () throws(ClusterFailure) in
            guard let live = try? read(hook) else { return false }
            do throws(ObjectFailure) { return try LegacyHook.isDone(live) } catch {
                Self.note(live, in: log)
                throw ClusterFailure(error.message, kind: .hookFailed, object: hook.key)
            }
        }
    }

    private static func note(_ failed: LiveObject, in log: Log) {
        guard failed.kind == "Job" else { return log.error("pod failed", [("pod", failed.name)]) }
        let reason = failed.conditions.first { $0.type == "Failed" && $0.isTrue }?.reason ?? ""
        log.error("job failed", [("job", failed.name), ("reason", reason)])
    }

    // MARK: Rounds

    /// Asks at once, and then after each interval.
    private func poll(
        orSay end: GoString = WaitGoal.timeIsOver, _ isDone: () throws(ClusterFailure) -> Bool
    ) throws(ClusterFailure) {
        let deadline = Deadline(after: .seconds(timeout))
        while try !isDone() {
            connection.loop.pause(for: Self.interval, until: deadline)
            if connection.loop.isCancelled { throw ClusterFailure.cancelled }
            if deadline.isOver { throw ClusterFailure(end, kind: .timedOut) }
        }
    }

    private func isReady(_ object: MappedObject, _ readiness: LegacyReadiness) throws(APIFailure) -> Bool {
        let live = try read(object)
        let companions = try companions(of: live, readiness.companions(of: live.groupVersionKind))
        do throws(ObjectFailure) { return try readiness.isReady(live, companions: companions) } catch {
            throw .invalid(error.message)
        }
    }

    private func companions(
        of object: LiveObject, _ companions: LegacyReadiness.Companions
    ) throws(APIFailure) -> [LiveObject] {
        let resource: APIResource
        switch companions {
        case .nothing: return []
        case .pods: resource = .pods
        case .replicaSets: resource = .replicaSets
        }
        var options = ListOptions()
        do throws(ObjectFailure) { options.labelSelector = try LabelSelector(ofPodsOf: object).query } catch {
            throw .invalid(error.message)
        }
        return try connection.list(resource, in: object.namespace, options).objects
    }

    private func read(_ object: MappedObject) throws(APIFailure) -> LiveObject {
        let path: APIPath
        do throws(ObjectFailure) { path = try object.path() } catch { throw .invalid(error.message) }
        return LiveObject(try connection.send(.get(path)))
    }
}

extension APIFailure {
    /// Whether it may be better the next time: the server is busy, or the failure is not one of the server's.
    ///
    /// Mirrors pkg/kube wait.go isRetryableError.
    fileprivate var isPassing: Bool {
        guard let status else { return !isCancelled }
        return status.code == 429 || status.code == 0 || status.code >= 500 && status.code != 501
    }
}
