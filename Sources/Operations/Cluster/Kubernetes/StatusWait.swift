import GoLibrary
import GoTemplate
import Kubernetes
import KubernetesClient

/// Waits until objects are ready, or gone, by watching them: `--wait=watcher`.
///
/// Mirrors pkg/kube statuswait.go, whose informers watch all objects of a kind; here one list and one watch a
/// collection tell of the objects meant.
final class StatusWait {
    /// Where the time that is given is zero.
    private static let defaultTime: Int64 = 30

    private let connection: APIConnection
    private let reader: StatusReader
    private let goal: WaitGoal
    private let objects: [MappedObject]
    private let progress: (any ProgressSink)?
    private let words: SecretWords
    /// Whether an object that failed ends the wait, for it will not get ready by itself.
    private let failsFast: Bool
    private var statuses: [ObjectKey: ObjectStatus] = [:]
    private var present: [ObjectKey: LiveObject] = [:]
    private var pods: [ObjectKey: [GoString: LiveObject]] = [:]
    private var podWatches: [ObjectKey: CollectionWatch] = [:]
    /// The objects whose pods cannot be had, so that their status is not known.
    private var blind: Set<ObjectKey> = []
    private var failure: ClusterFailure?
    /// The collections of which not all was told yet: until then an object of which nothing was heard may be there.
    private var unread: Set<Collection> = []

    /// - Parameters:
    ///   - progress: hears of each change of an object's status.
    ///   - words: what it must not hear.
    init(
        _ objects: [MappedObject], _ goal: WaitGoal, _ reader: StatusReader, on connection: APIConnection,
        telling progress: (any ProgressSink)? = nil, hiding words: SecretWords = SecretWords(),
        failingFast failsFast: Bool = false
    ) {
        self.progress = progress
        self.words = words
        self.failsFast = failsFast
        self.objects = objects.filter { goal == .deleted || !$0.object.isLeftOutOfWaits }
        self.goal = goal
        self.reader = reader
        self.connection = connection
    }

    /// - Parameter timeout: in seconds.
    func run(timeout: Int64) throws(ClusterFailure) {
        guard !objects.isEmpty else { return }
        let deadline = Deadline(after: .seconds(timeout == 0 ? Self.defaultTime : timeout))
        unread = Set(objects.map(Collection.init))
        let watches = unread.map(watch)
        // A pod without a node changes its status by time alone.
        let clock = connection.loop.every(.seconds(1)) { [unowned self] in reread() }
        connection.loop.run(until: deadline) { failure == nil && !isOver }
        clock.cancel()
        for watch in watches + Array(podWatches.values) { watch.stop() }
        progress?.note(.waitEnded)
        if let failure { throw failure }
        if isOver { return try settle(isTimedOut: false) }
        guard !connection.loop.isCancelled else { throw ClusterFailure.cancelled }
        try settle(isTimedOut: true)
    }

    private var isOver: Bool {
        let statuses = objects.map { status(of: $0.key) }
        if failsFast, goal == .ready, statuses.contains(where: { $0.status == .failed }) { return true }
        return unread.isEmpty && goal.isReached(by: statuses)
    }

    /// The objects that are not as they should be.
    var unsatisfied: [MappedObject] { objects.filter { !goal.isSatisfied(by: status(of: $0.key)) } }

    private func status(of key: ObjectKey) -> ObjectStatus { statuses[key.withoutVersion] ?? .unknown }

    private func settle(isTimedOut: Bool) throws(ClusterFailure) {
        let all = objects.map { (key: $0.key, status: status(of: $0.key)) }
        guard let text = goal.failure(all, isTimedOut: isTimedOut) else { return }
        throw ClusterFailure(text, kind: .timedOut)
    }
}

// MARK: - Watching

extension StatusWait {
    private struct Collection: Hashable {
        let resource: APIResource
        let namespace: GoString

        init(_ object: MappedObject) {
            resource = object.resource
            namespace = object.object.namespace
        }
    }

    private func watch(_ collection: Collection) -> CollectionWatch {
        let members = objects.filter { Collection($0) == collection }
        let names = Set(members.map(\.object.name))
        let target = WatchTarget(collection.resource, in: collection.namespace, names: names)
        return CollectionWatch(target, on: connection) { [unowned self] change in
            switch change {
            case .present(let object): note(object)
            case .gone(let object): forget(object)
            case .synchronized:
                noteAbsent(members)
                unread.remove(collection)
            case .troubled: break
            case .ended(let reason, let isListing): end(reason, of: target.resource, whileListing: isListing)
            }
        }
    }

    private func note(_ object: LiveObject) {
        let key = object.key.withoutVersion
        present[key] = object
        if reader.needsPods(object.groupVersionKind.groupKind), podWatches[key] == nil { watchPods(of: object) }
        read(object)
    }

    private func read(_ object: LiveObject) {
        let key = object.key.withoutVersion
        let pods = pods[key].map { Array($0.values) } ?? []
        set(blind.contains(key) ? .unknown : reader.status(of: object, pods: pods), of: key)
    }

    private func set(_ status: ObjectStatus, of key: ObjectKey) {
        guard statuses.updateValue(status, forKey: key) != status else { return }
        if let object = objects.first(where: { $0.key.withoutVersion == key }) {
            let shown = ObjectStatus(status.status, words.masked(status.message))
            progress?.note(.status(object.key, shown))
        }
    }

    private func reread() {
        for object in present.values { read(object) }
        progress?.note(.waiting)
    }

    private func forget(_ object: LiveObject) {
        let key = object.key.withoutVersion
        present[key] = nil
        set(.notFound, of: key)
        podWatches.removeValue(forKey: key)?.stop()
    }

    /// What was not listed does not exist.
    private func noteAbsent(_ members: [MappedObject]) {
        for object in members {
            let key = object.key.withoutVersion
            if present[key] == nil { set(.notFound, of: key) }
        }
    }

    /// Pods that failed for good fail what they belong to.
    private func watchPods(of object: LiveObject) {
        guard let selector = try? LabelSelector(ofPodsOf: object) else { return }
        let key = object.key.withoutVersion
        var target = WatchTarget(.pods, in: object.namespace)
        target.labelSelector = selector.query
        podWatches[key] = CollectionWatch(target, on: connection) { [unowned self] change in
            switch change {
            case .present(let pod): pods[key, default: [:]][pod.name] = pod
            case .gone(let pod): pods[key]?[pod.name] = nil
            case .synchronized, .troubled: return
            case .ended: blind.insert(key)
            }
            if let object = present[key] { read(object) }
        }
    }

    private func end(_ reason: APIFailure, of resource: APIResource, whileListing isListing: Bool) {
        guard failure == nil, !reason.isCancelled else { return }
        let step: GoString = isListing ? "failed to list " + resource.groupVersionKind.text + ": " : ""
        failure = ClusterFailure(reason, step)
    }
}
