import GoTemplate
import Kubernetes
import Operations
import Releases

/// Writes what goes on in a cluster to standard error, in the form that was asked for.
///
/// Why objects are not ready is for people: it comes after the failure itself, see `Epilogue`.
final class ProgressWriter: ProgressSink {
    private let mode: ProgressMode
    private let errors: any ByteSink
    private let epilogue: Epilogue
    private var table = ProgressTable()
    /// The object of the last reason that was told.
    private var explained: ObjectKey?

    /// - Parameter mode: `.plain`, `.table` or `.json`.
    init(_ mode: ProgressMode, _ errors: any ByteSink, _ epilogue: Epilogue) {
        self.mode = mode
        self.errors = errors
        self.epilogue = epilogue
    }

    func note(_ event: ProgressEvent) {
        switch mode {
        case .json:
            if let line = ProgressLine(event) { write(line.json) }
            epilogue.onEnd = { [self] in write(ProgressLine(ending: $0).json) }
        case .table: show(event)
        case .plain, .none, .auto: tell(event)
        }
    }

    private func write(_ line: GoString) { errors.write((line + "\n").bytes) }

    /// Redraws the table for what it shows; hooks get a line above it.
    private func show(_ event: ProgressEvent) {
        switch event {
        case .status(let key, let status): errors.write(table.noting(key, status).bytes)
        case .waiting: errors.write(table.redrawing().bytes)
        case .waitEnded: errors.write(table.clearing().bytes)
        case .hook, .reason: tell(event)
        case .planned, .step: break
        }
    }

    private func tell(_ event: ProgressEvent) {
        switch event {
        case .status(let key, let status): write(key.shortText + ": " + status.sentence)
        case .waiting, .waitEnded, .planned, .step: break
        case .hook(let hook, let phase):
            let name = hook.hook.kind + "/" + hook.hook.name
            write("hook " + GoString(hook.event.rawValue) + " " + name + ": " + GoString(phase.rawValue))
        case .reason(let key, let reason): explain(key, reason)
        }
    }

    private func explain(_ key: ObjectKey, _ reason: WaitReason) {
        if explained != key { epilogue.add("Why " + key.pathText + " is not ready:") }
        explained = key
        epilogue.add("  " + reason.sentence)
    }
}

extension ObjectKey {
    /// `Deployment/web`.
    var shortText: GoString { kind + "/" + name }
}

extension ObjectStatus {
    /// `InProgress, Available: 0/1`.
    var sentence: GoString {
        let word = GoString(status.rawValue)
        return message.isEmpty ? word : word + ", " + message
    }
}

extension WaitReason {
    fileprivate var sentence: GoString {
        switch self {
        case .container(let pod, let name, let state):
            "pod " + pod + (name.isEmpty ? "" : ", container " + name) + ": " + state
        case .event(let about, let reason, let message): "event of " + about + ", " + reason + ": " + message
        case .log(let pod, let container, let line): "log of " + pod + ", " + container + ": " + line
        }
    }
}
