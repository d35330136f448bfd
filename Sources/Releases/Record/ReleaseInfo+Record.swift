import Codecs
import GoLibrary
import GoTemplate
import Manifests

// Mirrors pkg/release/v1 info.go and hook.go: MarshalJSON and UnmarshalJSON.

extension ReleaseInfo {
    var record: JSONObject {
        var object = JSONObject()
        object.addUnlessZero("first_deployed", firstDeployed)
        object.addUnlessZero("last_deployed", lastDeployed)
        object.addUnlessZero("deleted", deleted)
        object.addUnlessEmpty("description", description)
        object.add("status", .string(status.rawValue))
        object.addUnlessZero("rollback_revision", rollbackRevision)
        object.addUnlessEmpty("notes", notes)
        return object
    }

    init(_ fields: RecordFields) throws {
        self.init(
            firstDeployed: try fields.time("first_deployed"), lastDeployed: try fields.time("last_deployed"),
            deleted: try fields.time("deleted"), description: try fields.text("description"),
            status: ReleaseStatus(rawValue: try fields.text("status").text) ?? .unknown,
            rollbackRevision: try fields.integer("rollback_revision"), notes: try fields.text("notes"))
    }
}

extension ReleaseHook {
    var record: JSONObject {
        var object = JSONObject()
        object.addUnlessEmpty("name", name)
        object.addUnlessEmpty("kind", kind)
        object.addUnlessEmpty("path", path)
        object.addUnlessEmpty("manifest", manifest)
        object.addUnlessEmpty("events", events.map(\.text))
        object.add("last_run", lastRun.record.value)
        if weight != 0 { object.add("weight", .int(weight)) }
        object.addUnlessEmpty("delete_policies", deletePolicies.map(\.text))
        object.addUnlessEmpty("output_log_policies", outputLogPolicies.map(\.text))
        return object
    }

    init(_ fields: RecordFields) throws {
        self.init(
            name: try fields.text("name"), kind: try fields.text("kind"), path: try fields.text("path"),
            manifest: try fields.text("manifest"), events: try fields.words("events"),
            lastRun: try HookExecution(RecordFields(try fields.map("last_run") ?? Map(), of: "HookExecution")),
            weight: try fields.integer("weight"), deletePolicies: try fields.words("delete_policies"),
            outputLogPolicies: try fields.words("output_log_policies"))
    }
}

extension HookExecution {
    fileprivate var record: JSONObject {
        var object = JSONObject()
        object.addUnlessZero("started_at", startedAt)
        object.addUnlessZero("completed_at", completedAt)
        object.add("phase", .string(phase.text))
        return object
    }

    fileprivate init(_ fields: RecordFields) throws {
        self.init(
            startedAt: try fields.time("started_at"), completedAt: try fields.time("completed_at"),
            phase: OpenEnum(try fields.text("phase")))
    }
}

extension JSONObject {
    mutating func addUnlessZero(_ name: GoString, _ number: Int) {
        if number != 0 { add(name, .int(number)) }
    }

    mutating func addUnlessZero(_ name: GoString, _ time: GoTime) {
        if !time.isZero { add(name, .string(time.rfc3339Nano)) }
    }
}
