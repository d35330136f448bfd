import GoLibrary
import GoTemplate
import Kubernetes
import KubernetesClient

/// Finds out why objects are not ready: what their containers do, what the cluster noted, what was written last.
///
/// It asks only after a wait was in vain, and whatever cannot be had is left out.
struct ReasonFinder {
    private static let objectLimit = 5
    private static let eventLimit = 5
    private static let lineLimit = 20
    private static let byteLimit = 16_384
    /// For all of it together.
    private static let patience = Duration.seconds(10)

    private let connection: APIConnection
    private let words: SecretWords
    private let deadline = Deadline(after: patience)

    init(_ connection: APIConnection, hiding words: SecretWords) {
        self.connection = connection
        self.words = words
    }

    /// - Parameter report: gets what was found, object by object.
    func explain(_ objects: [MappedObject], _ report: (ProgressEvent) -> Void) {
        for object in objects.prefix(Self.objectLimit) {
            guard let path = try? object.path(), let live = read(path) else { continue }
            let pod = failingPod(of: live)
            for reason in reasons(live, pod) { report(.reason(object.key, reason)) }
        }
    }

    private func reasons(_ object: LiveObject, _ pod: LiveObject?) -> [WaitReason] {
        let containers = pod.map(ContainerState.all) ?? []
        let states = containers.filter { !$0.isReady }.map { state in
            WaitReason.container(pod: pod?.name ?? "", name: state.name, state: words.masked(state.text))
        }
        let noted = [object, pod].compactMap(\.self).uniqued().flatMap(events)
        let lines = pod.flatMap { pod in containers.first { $0.hasRun && !$0.isReady }.map { log(of: pod, $0) } } ?? []
        return states + noted + lines
    }

    // MARK: Pods

    /// The newest pod of an object that is not ready; the object itself where it is a pod.
    private func failingPod(of object: LiveObject) -> LiveObject? {
        if object.kind == "Pod" { return object }
        guard let selector = try? LabelSelector(ofPodsOf: object), !selector.query.isEmpty else { return nil }
        let pods = list(.pods, in: object.namespace) { $0.labelSelector = selector.query }
        let failing = pods.filter { pod in
            !pod.isBeingDeleted && !pod.conditions.contains { $0.type == "Ready" && $0.isTrue }
        }
        return failing.max { $0.creationTimestamp < $1.creationTimestamp }
    }

    // MARK: Events

    private func events(about object: LiveObject) -> [WaitReason] {
        let found = list(.events, in: object.namespace) { $0.fieldSelector = "involvedObject.uid=" + object.uid }
        let last = found.sorted { $0.lastSeen < $1.lastSeen }.suffix(Self.eventLimit)
        return last.map { event in
            let about = object.kind + " " + object.name
            return .event(about: about, reason: event.text("reason"), message: words.masked(event.text("message")))
        }
    }

    // MARK: Logs

    /// The last lines of a container; of its last run where it is to be started again.
    private func log(of pod: LiveObject, _ container: ContainerState) -> [WaitReason] {
        guard var path = try? APIPath(.pods, in: pod.namespace, named: pod.name, subresource: "log") else { return [] }
        path.add("container", container.name)
        path.add("tailLines", GoString(String(Self.lineLimit)))
        path.add("limitBytes", GoString(String(Self.byteLimit)))
        if container.isBetweenRuns { path.add("previous", "true") }
        var text: [UInt8] = []
        var request = APIRequest.get(path, as: .anything)
        request.limits.deadline = deadline
        try? connection.read(request) { bytes in
            text += bytes
            return text.count > Self.byteLimit ? .stop : .goOn
        }
        let lines = GoString(text).split(separator: "\n").suffix(Self.lineLimit)
        return lines.map { .log(pod: pod.name, container: container.name, line: words.masked($0)) }
    }

    // MARK: Requests

    private func read(_ path: APIPath) -> LiveObject? {
        var request = APIRequest.get(path)
        request.limits.deadline = deadline
        return (try? connection.send(request)).map(LiveObject.init)
    }

    private func list(
        _ resource: APIResource, in namespace: GoString, _ select: (inout ListOptions) -> Void
    ) -> [LiveObject] {
        guard !deadline.isOver else { return [] }
        var options = ListOptions()
        options.pageLimit = 1
        select(&options)
        return (try? connection.list(resource, in: namespace, options).objects) ?? []
    }
}

extension LiveObject {
    /// When an event happened last.
    fileprivate var lastSeen: GoString {
        let times = [text("lastTimestamp"), text("series", "lastObservedTime"), text("eventTime"), creationTimestamp]
        return times.first { !$0.isEmpty } ?? ""
    }
}

extension [LiveObject] {
    fileprivate func uniqued() -> [LiveObject] {
        var seen: Set<GoString> = []
        return filter { seen.insert($0.uid).inserted }
    }
}
