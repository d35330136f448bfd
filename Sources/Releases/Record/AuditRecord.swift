import Codecs
import GoTemplate
import Manifests

extension ReleaseAudit {
    /// The audit as one text, with its effective values.
    package func text() throws -> GoString { try AuditRecord.text(of: self, atMost: .max) ?? "" }

    /// Reads what `text()` gave.
    package init(text: GoString) throws { self = try AuditRecord.audit(text: text) }
}

/// The JSON of an audit; the effective values, which are large and seldom change, are kept beside it.
enum AuditRecord {
    static func json(of audit: ReleaseAudit) throws -> [UInt8] {
        var object = JSONObject()
        object.addUnlessEmpty("operation", audit.operation.text)
        object.addUnlessEmpty("user", audit.user)
        object.addUnlessEmpty("host", audit.host)
        object.addUnlessEmpty("actor", audit.actor)
        object.addUnlessEmpty("ci_url", audit.ciURL)
        object.addUnlessEmpty("rollout", audit.rollout)
        object.addUnlessEmpty("rollout_stage", audit.stage)
        object.addUnlessEmpty("rollout_effect", audit.effect)
        if audit.attempt > 0 { object.add("rollout_attempt", .int(audit.attempt)) }
        object.addUnlessEmpty("reason", audit.reason)
        object.addUnlessZero("recorded_at", audit.recordedAt)
        object.addUnlessEmpty("chart", audit.chartReference)
        object.addUnlessEmpty("chart_digest", audit.chartDigest)
        object.addUnlessEmpty("git_commit", audit.gitCommit)
        object.addUnlessEmpty("values_files", audit.valuesFiles.map { pair("path", $0.path, "digest", $0.digest) })
        object.addUnlessEmpty("set", audit.setValues.map { pair("flag", $0.flag, "expression", $0.expression) })
        return try JSON.encode(object.value)
    }

    /// - Parameter values: the JSON of the effective values; nil where they are not known.
    static func audit(json: [UInt8], values: [UInt8]?) throws -> ReleaseAudit {
        let fields = try RecordFields(json: json, of: "audit")
        var audit = ReleaseAudit()
        audit.operation = OpenEnum(try fields.text("operation"))
        audit.user = try fields.text("user")
        audit.host = try fields.text("host")
        audit.actor = try fields.text("actor")
        audit.ciURL = try fields.text("ci_url")
        audit.rollout = try fields.text("rollout")
        audit.stage = try fields.text("rollout_stage")
        audit.effect = try fields.text("rollout_effect")
        audit.attempt = try fields.integer("rollout_attempt")
        audit.reason = try fields.text("reason")
        audit.recordedAt = try fields.time("recorded_at")
        audit.chartReference = try fields.text("chart")
        audit.chartDigest = try fields.text("chart_digest")
        audit.gitCommit = try fields.text("git_commit")
        audit.valuesFiles = try fields.objects("values_files", of: "file").map {
            ReleaseAudit.ValuesFile(path: try $0.text("path"), digest: try $0.text("digest"))
        }
        audit.setValues = try fields.objects("set", of: "set").map {
            ReleaseAudit.SetValue(flag: try $0.text("flag"), expression: try $0.text("expression"))
        }
        audit.effectiveValues = try values.map(map)
        return audit
    }

    static func values(of audit: ReleaseAudit) throws -> [UInt8]? {
        try audit.effectiveValues.map { try JSON.encode(.map($0)) }
    }

    /// An audit with its effective values as one text, which is compressed as a record is.
    ///
    /// - Parameter maximum: how long the text may be; where it is longer the values are left out, or else all of it.
    static func text(of audit: ReleaseAudit, atMost maximum: Int) throws -> GoString? {
        for values in [try values(of: audit), nil] {
            var object = JSONObject()
            object.add("audit", .string(GoString(try json(of: audit))))
            if let values { object.add("values", .string(GoString(values))) }
            let text = Base64.encode(try Compression.gzip(JSON.encode(object.value)))
            if text.count <= maximum { return GoString(text) }
        }
        return nil
    }

    /// Reads what `text(of:atMost:)` gave.
    static func audit(text: GoString) throws -> ReleaseAudit {
        let fields = try RecordFields(json: Compression.gunzip(Base64.decode(text.bytes)), of: "audit")
        let values = try fields.text("values").bytes
        return try audit(json: fields.text("audit").bytes, values: values.isEmpty ? nil : values)
    }

    private static func map(_ json: [UInt8]) throws -> Map {
        guard case .map(let map) = try JSON.decode(json) else { throw RecordFailure("the audit is no map") }
        return map
    }

    private static func pair(_ first: GoString, _ left: GoString, _ second: GoString, _ right: GoString) -> Value {
        var object = JSONObject()
        object.add(first, .string(left))
        object.add(second, .string(right))
        return object.value
    }
}
