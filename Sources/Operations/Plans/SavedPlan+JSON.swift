import Codecs
import Failures
import GoLibrary
import GoTemplate
import Kubernetes
import Manifests
import Releases

// The file of a saved plan: JSON, of which `record` is the revision as Helm's drivers write it.

extension SavedPlan {
    private static let kind: GoString = "swelm plan"
    private static let version = 1

    /// The content of a file; it holds what Secrets hold.
    package func json() throws -> [UInt8] {
        var object = JSONObject()
        object.add("kind", .string(Self.kind))
        object.add("version", .int(Self.version))
        object.add("made", .string(made.rfc3339Nano))
        object.add("expires", .string(expires.rfc3339Nano))
        object.addUnlessEmpty("cluster", circumstances.cluster)
        object.add("revision", .int(circumstances.revision))
        object.addUnlessEmpty("digest", circumstances.digest)
        object.add("settings", settings.value)
        object.add("objects", .list(objects.map(\.value)))
        object.add("labels", .texts(release.labels))
        object.add("audit", .string(try audit.text()))
        object.add("record", .string(GoString(try RecordCodec.encode(release))))
        return try JSON.encode(object.value) + [0x0A]
    }

    /// - Throws: a `GoError` where it is no plan, or one of another version of swelm.
    package init(json: [UInt8]) throws {
        let fields = try RecordFields(json: json, of: "plan")
        guard try fields.text("kind") == Self.kind else { throw PlanFailure("it is no plan that swelm saved") }
        let version = try fields.integer("version")
        guard version == Self.version else {
            throw PlanFailure(GoString("it has version \(version), this swelm reads version \(Self.version)"))
        }
        var release = try RecordCodec.decode(fields.text("record").bytes)
        release.labels = try fields.labels("labels")
        self.init(
            release, audit: try ReleaseAudit(text: fields.text("audit")),
            settings: try PlanSettings(fields.objects("settings")))
        made = try fields.time("made")
        expires = try fields.time("expires")
        circumstances.cluster = try fields.text("cluster")
        circumstances.revision = try fields.integer("revision")
        circumstances.digest = try fields.text("digest")
        objects = try fields.objects("objects", of: "object").map(PlannedObject.init)
    }
}

/// Why a plan cannot be carried out.
package struct PlanFailure: GoError {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }
}

/// An install applies the files of `crds/` before it renders, so that a plan of it would already change something.
struct PlannedCustomResources: Hinted {
    var message: GoString { "an install of a chart with files in crds/ cannot be planned" }
    var hint: String? { "apply these files first, and plan with --skip-crds" }
}

extension RecordFields {
    fileprivate func labels(_ name: GoString) throws -> [GoString: GoString] {
        try (map(name)?.entries ?? Map().entries).reduce(into: [:]) { labels, entry in
            guard case .string(let text) = entry.1 else { throw PlanFailure("a label of it is no text") }
            labels[entry.0] = text
        }
    }

    fileprivate func objects(_ name: GoString) throws -> RecordFields {
        RecordFields(try map(name) ?? Map(), of: "plan")
    }
}

extension PlannedObject {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("apiVersion", .string(key.groupVersionKind.groupVersion.text))
        object.add("kind", .string(key.kind))
        object.addUnlessEmpty("namespace", key.namespace)
        object.add("name", .string(key.name))
        object.add("action", .string(action.word))
        object.addUnlessEmpty("digest", digest)
        if let result { object.add("result", .map(result)) }
        return object.value
    }

    fileprivate init(_ fields: RecordFields) throws {
        let kind = GroupVersionKind(try GroupVersion(parsing: fields.text("apiVersion")), kind: try fields.text("kind"))
        key = ObjectKey(kind, namespace: try fields.text("namespace"), name: try fields.text("name"))
        guard let action = ApplyPlan.Step.Action(rawValue: try fields.text("action").text) else {
            throw PlanFailure("an action of it is unknown")
        }
        self.action = action
        digest = try fields.text("digest")
        result = try fields.map("result")
    }
}

extension PlanSettings {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("timeout", .int(Int(apply.timeout)))
        object.add("wait", .string(GoString(apply.waitStrategy.rawValue)))
        object.add("order", .string(GoString(apply.order.rawValue)))
        object.add("drain", .int(Int(apply.drain)))
        object.add("historyMaximum", .int(historyMaximum))
        object.addUnlessEmpty("description", description)
        for (name, isOn) in switches { object.add(name, .bool(isOn)) }
        return object.value
    }

    private var switches: [(GoString, Bool)] {
        [
            ("waitsForJobs", apply.waitsForJobs), ("failsFast", apply.failsFast), ("runsHooks", apply.runsHooks),
            ("forcesReplacement", apply.forcesReplacement), ("forcesConflicts", apply.forcesConflicts),
            ("takesOwnership", apply.takesOwnership), ("createsNamespace", apply.createsNamespace),
            ("validatesOpenAPI", apply.validatesOpenAPI), ("cleansUpOnFailure", apply.cleansUpOnFailure),
            ("rollsBackOnFailure", rollsBackOnFailure),
        ]
    }

    fileprivate init(_ fields: RecordFields) throws {
        apply.timeout = Int64(try fields.integer("timeout"))
        guard let wait = WaitStrategy(rawValue: try fields.text("wait").text),
            let order = ApplyOrder(rawValue: try fields.text("order").text)
        else { throw PlanFailure("a setting of it is unknown") }
        (apply.waitStrategy, apply.order) = (wait, order)
        apply.drain = Int64(try fields.integer("drain"))
        historyMaximum = try fields.integer("historyMaximum")
        description = try fields.text("description")
        apply.waitsForJobs = try fields.isTrue("waitsForJobs")
        apply.failsFast = try fields.isTrue("failsFast")
        apply.runsHooks = try fields.isTrue("runsHooks")
        apply.forcesReplacement = try fields.isTrue("forcesReplacement")
        apply.forcesConflicts = try fields.isTrue("forcesConflicts")
        apply.takesOwnership = try fields.isTrue("takesOwnership")
        apply.createsNamespace = try fields.isTrue("createsNamespace")
        apply.validatesOpenAPI = try fields.isTrue("validatesOpenAPI")
        apply.cleansUpOnFailure = try fields.isTrue("cleansUpOnFailure")
        rollsBackOnFailure = try fields.isTrue("rollsBackOnFailure")
    }
}
