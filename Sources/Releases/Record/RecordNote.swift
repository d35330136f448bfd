import Codecs
import GoTemplate
import Manifests

/// What a record in a cluster holds beside what Helm records; `RecordManagers` says where.
package enum RecordNote: String, CaseIterable {
    /// What listings show, so that these need not read the object's data.
    case summary = "swelm/summary"
    /// Who works on the revision.
    case lease = "swelm/lease"
    /// Who made it, and from what.
    case audit = "swelm/audit"

    package var name: GoString { GoString(rawValue) }

    /// How long the texts may be, since listings read all of them.
    fileprivate static let maximumLength = 16_384
}

extension ClusterRecord {
    /// The record with what listings show of the revision, which is left out where it is too long.
    package func noting(summary: ReleaseSummary) throws -> ClusterRecord {
        var record = self
        let text = try SummaryRecord.json(of: summary)
        record[.summary] = text.count > RecordNote.maximumLength ? nil : GoString(text)
        return record
    }

    /// The record with an audit; of one that is too long, the effective values are left out first.
    package func noting(audit: ReleaseAudit?) throws -> ClusterRecord {
        var record = self
        record[.audit] = try audit.flatMap { try AuditRecord.text(of: $0, atMost: RecordNote.maximumLength) }
        return record
    }

    /// The record with who works on the revision; nil for nobody.
    package func noting(lease: Lease?) throws -> ClusterRecord {
        var record = self
        record[.lease] = try lease.map { GoString(try LeaseRecord.json(of: $0)) }
        return record
    }

    /// The record with the audit of another one.
    package func keepingAudit(of other: ClusterRecord) -> ClusterRecord {
        var record = self
        record[.audit] = other[.audit]
        return record
    }

    /// Who works on the revision; nil where nobody does, or what stands there cannot be read.
    package var lease: Lease? { self[.lease].flatMap { try? LeaseRecord.lease(json: $0.bytes, on: key) } }

    /// - Throws: a `GoError` with what is wrong.
    package func audit() throws -> ReleaseAudit? { try self[.audit].map(AuditRecord.audit(text:)) }

    /// What the note says; nil where it may not be what the data say.
    var notedSummary: ReleaseSummary? {
        guard let text = self[.summary] else { return nil }
        guard let summary = try? SummaryRecord.summary(json: text.bytes, of: key, labels: labels) else { return nil }
        return GoString(summary.status.rawValue) == labels["status"] ? summary : nil
    }

    private subscript(note: RecordNote) -> GoString? {
        get { notes[note] }
        set { notes[note] = newValue }
    }
}

/// The JSON of a lease, but for the release and the revision, which are those of the record.
private enum LeaseRecord {
    static func json(of lease: Lease) throws -> [UInt8] {
        var object = JSONObject()
        object.add("token", .string(lease.token))
        object.add("operation", .string(lease.operation.text))
        object.addUnlessEmpty("user", lease.holder.user)
        object.addUnlessEmpty("host", lease.holder.host)
        object.addUnlessEmpty("machine", lease.holder.machine)
        object.add("process", .int(Int64(lease.holder.process), .int))
        object.addUnlessEmpty("process_start", lease.holder.processStart)
        object.add("acquired_at", .int(lease.acquiredAt, .int))
        object.add("expires_at", .int(lease.expiresAt, .int))
        return try JSON.encode(object.value)
    }

    static func lease(json: [UInt8], on key: RevisionKey) throws -> Lease {
        let fields = try RecordFields(json: json, of: "lease")
        let holder = LeaseHolder(
            user: try fields.text("user"), host: try fields.text("host"), machine: try fields.text("machine"),
            process: Int32(clamping: try fields.integer("process")), processStart: try fields.text("process_start"))
        return Lease(
            key: key.release, token: try fields.text("token"), operation: OpenEnum(try fields.text("operation")),
            holder: holder, revision: key.revision, acquiredAt: Int64(try fields.integer("acquired_at")),
            expiresAt: Int64(try fields.integer("expires_at")))
    }
}
