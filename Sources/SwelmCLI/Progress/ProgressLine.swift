import Codecs
import GoLibrary
import GoTemplate
import Kubernetes
import Operations
import Releases

/// A line of `--progress json`; see docs/cluster.md.
struct ProgressLine {
    private static let version: Int64 = 1

    private var fields = JSONObject()

    private init() {
        fields.add("v", .int(Self.version, .int))
        fields.add("t", .string(GoTime.now().in(.utc).formatted("2006-01-02T15:04:05.000Z07:00")))
    }

    /// The last line of a command.
    init(ending isGood: Bool) {
        self.init()
        fields.add("type", .string("end"))
        fields.add("ok", .bool(isGood))
    }

    /// nil for what has no line.
    init?(_ event: ProgressEvent) {
        self.init()
        switch event {
        case .planned(let plan): add(plan)
        case .step(let key, let action, let failure):
            add("step", key)
            fields.add("action", .string(GoString(action.rawValue)))
            fields.add("result", .string(failure == nil ? "done" : "failed"))
            if let failure { fields.add("message", .string(failure)) }
        case .status(let key, let status): add(key, status)
        case .waiting, .waitEnded: return nil
        case .hook(let hook, let phase):
            add("hook", kind: hook.hook.kind, namespace: hook.release.namespace, name: hook.hook.name)
            fields.add("event", .string(GoString(hook.event.rawValue)))
            fields.add("phase", .string(GoString(phase.rawValue)))
        case .reason(let key, let reason): add(key, reason)
        }
    }

    var json: GoString { (try? JSON.encode(fields.value)).map { GoString($0) } ?? "{}" }

    private mutating func add(_ plan: ApplyPlan) {
        fields.add("type", .string("plan"))
        let steps = plan.steps.map { step in
            var object = JSONObject()
            object.add("object", Self.object(step.object.kind, step.object.namespace, step.object.name))
            object.add("action", .string(GoString(step.action.rawValue)))
            return object.value
        }
        fields.add("steps", .list(List(steps)))
    }

    private mutating func add(_ key: ObjectKey, _ status: ObjectStatus) {
        add("status", key)
        fields.add("status", .string(GoString(status.status.rawValue)))
        fields.addUnlessEmpty("message", status.message)
    }

    private mutating func add(_ key: ObjectKey, _ reason: WaitReason) {
        switch reason {
        case .container(let pod, let name, let state):
            add("container", key)
            fields.add("pod", .string(pod))
            fields.addUnlessEmpty("container", name)
            fields.add("message", .string(state))
        case .event(let about, let reason, let message):
            add("event", key)
            fields.add("about", .string(about))
            fields.add("reason", .string(reason))
            fields.add("message", .string(message))
        case .log(let pod, let container, let line):
            add("log", key)
            fields.add("pod", .string(pod))
            fields.add("container", .string(container))
            fields.add("line", .string(line))
        }
    }

    private mutating func add(_ type: GoString, _ key: ObjectKey) {
        add(type, kind: key.kind, namespace: key.namespace, name: key.name)
    }

    private mutating func add(_ type: GoString, kind: GoString, namespace: GoString, name: GoString) {
        fields.add("type", .string(type))
        fields.add("object", Self.object(kind, namespace, name))
    }

    private static func object(_ kind: GoString, _ namespace: GoString, _ name: GoString) -> Value {
        var object = JSONObject()
        object.add("kind", .string(kind))
        object.addUnlessEmpty("namespace", namespace)
        object.add("name", .string(name))
        return object.value
    }
}
