import Failures
import GoTemplate
import Kubernetes
import KubernetesClient

/// What containers wrote.
extension KubernetesCluster {
    /// Writes what the containers of a hook wrote, one after the other; only jobs and pods have some.
    ///
    /// Mirrors pkg/action hooks.go outputLogsByPolicy and pkg/kube client.go OutputContainerLogsForPodList.
    package func writeOutput(of hook: HookObject, to log: Log) throws(ClusterFailure) {
        guard let selection = PodSelection(of: hook) else { return }
        let namespace = try namespace(of: hook)
        for pod in try pods(selection, in: namespace) {
            for container in pod.maps("spec", "containers") {
                try writeLog(of: pod.name, LiveObject(container).text("name"), in: namespace, to: log)
            }
        }
    }

    package func readLog(
        ofPod name: GoString, in namespace: GoString, receive: @escaping ([UInt8]) -> Void
    ) throws(ClusterFailure) {
        let connection = try connection
        do throws(APIFailure) { try connection.read(log: name, nil, in: namespace, receive) } catch {
            throw ClusterFailure(error)
        }
    }

    private func namespace(of hook: HookObject) throws(ClusterFailure) -> GoString {
        try objects(of: hook, isValidated: false).first?.object.namespace ?? hook.release.namespace
    }

    private func pods(_ selection: PodSelection, in namespace: GoString) throws(ClusterFailure) -> [LiveObject] {
        let connection = try connection
        do throws(APIFailure) {
            return try connection.list(.pods, in: namespace, selection.options).objects
        } catch {
            let what = "failed to get pod list with options: " + selection.goText + " with error: "
            throw ClusterFailure(error, what)
        }
    }

    /// Mirrors pkg/kube client.go copyRequestStreamToWriter, which keeps the reason to itself.
    private func writeLog(
        of pod: GoString, _ container: GoString, in namespace: GoString, to log: Log
    ) throws(ClusterFailure) {
        let connection = try connection
        var output = LogOutput(log)
        defer { output.end() }
        do throws(APIFailure) { try connection.read(log: pod, container, in: namespace) { output.add($0) } } catch {
            let what: GoString = error.isInsideAnswer ? "copy IO from logs" : "stream pod logs"
            let text = "failed to " + what + " for pod: " + pod + ", container: " + container
            throw ClusterFailure(error).reworded(text)
        }
    }
}

extension APIConnection {
    /// Reads the log of a container; without a name, that of the pod's only one.
    fileprivate func read(
        log pod: GoString, _ container: GoString?, in namespace: GoString, _ receive: @escaping ([UInt8]) -> Void
    ) throws(APIFailure) {
        var path: APIPath
        do throws(ObjectFailure) {
            path = try APIPath(.pods, in: namespace, named: pod, subresource: "log")
        } catch {
            throw .invalid(error.message)
        }
        if let container { path.add("container", container) }
        try read(.get(path, as: .anything)) { bytes in
            receive(bytes)
            return .goOn
        }
    }
}

/// Which pods belong to a hook.
private enum PodSelection {
    case label(GoString)
    case field(GoString)

    /// nil where the hook has none.
    init?(of hook: HookObject) {
        switch hook.hook.kind {
        case "Job": self = .label("job-name=" + hook.hook.name)
        case "Pod": self = .field("metadata.name=" + hook.hook.name)
        default: return nil
        }
    }

    var options: ListOptions {
        var options = ListOptions()
        switch self {
        case .label(let text): options.labelSelector = text
        case .field(let text): options.fieldSelector = text
        }
        return options
    }

    /// Go's `%+v` of `ListOptions`.
    var goText: GoString {
        let options = options
        return "{TypeMeta:{Kind: APIVersion:} LabelSelector:" + options.labelSelector + " FieldSelector:"
            + options.fieldSelector + " Watch:false AllowWatchBookmarks:false ResourceVersion: ResourceVersionMatch:"
            + " TimeoutSeconds:<nil> Limit:0 Continue: SendInitialEvents:<nil> ShardSelector:}"
    }
}

/// Cuts what comes into lines of a log, as it goes through `io.Copy` and the bridge from `log` to `log/slog`.
private struct LogOutput {
    /// Source: Go's io/io.go copyBuffer.
    private static let bufferSize = 32 << 10

    private let log: Log
    private var rest: [UInt8] = []

    init(_ log: Log) { self.log = log }

    mutating func add(_ bytes: [UInt8]) {
        rest += bytes
        while rest.count >= Self.bufferSize {
            write(rest.prefix(Self.bufferSize))
            rest.removeFirst(Self.bufferSize)
        }
    }

    mutating func end() {
        if !rest.isEmpty { write(rest[...]) }
        rest = []
    }

    /// Mirrors log/slog logger.go handlerWriter.Write.
    private func write(_ bytes: ArraySlice<UInt8>) {
        let isLine = bytes.last == UInt8(ascii: "\n")
        log.info(GoString(isLine ? bytes.dropLast() : bytes))
    }
}
