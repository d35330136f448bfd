import GoTemplate
import Kubernetes

/// A Secret or ConfigMap in which a cluster keeps a revision.
///
/// Its name, type, labels and data are Helm's. What Helm does not record stands in notes, which count only while the
/// data are ours: they are never older than the rest.
package struct ClusterRecord {
    package let kind: RecordKind
    package let key: RevisionKey
    package var labels: [GoString: GoString]
    package var notes: [RecordNote: GoString]
    /// Which version of the object this is; empty for one that is not stored yet.
    package var resourceVersion = GoString()
    /// Who owns which fields of the object as it is stored.
    private var managers = RecordManagers()
    /// The record's text as the object holds it; nil where only the metadata was read.
    private let data: GoString?

    /// When a record is written, in seconds since 1970, which Helm notes in a label.
    package enum WriteTime {
        case created(Int64)
        case modified(Int64)

        fileprivate var label: [GoString: GoString] {
            switch self {
            case .created(let seconds): ["createdAt": GoString("\(seconds)")]
            case .modified(let seconds): ["modifiedAt": GoString("\(seconds)")]
            }
        }
    }

    /// The record of a revision, without notes.
    ///
    /// Labels that the release took over from a record count above those that are made now, the times too. Helm's
    /// upgrades start from labels of records, which is how the times of a revision get into the next one's record.
    /// Mirrors pkg/storage/driver secrets.go newSecretsObject.
    package init(_ release: Release, as kind: RecordKind, at time: WriteTime) throws {
        self.kind = kind
        key = release.revisionKey
        labels = time.label.merging(release.summary.selectableLabels) { $1 }
        notes = [:]
        data = kind.data(of: try RecordCodec.encode(release))
    }

    /// Reads an object, or its metadata; nil where its name is none of a record.
    package init?(_ object: LiveObject, as kind: RecordKind) {
        guard let key = RevisionKey(recordName: object.name, namespace: object.namespace) else { return nil }
        self.kind = kind
        self.key = key
        labels = object.labels
        managers = RecordManagers(of: object)
        notes = managers.notes
        resourceVersion = object.resourceVersion
        data = try? object.map.text(at: "data", "release")
    }
}

// MARK: - The object

extension ClusterRecord {
    /// The name under which records are written, by which they are told from those that Helm wrote since.
    package static var fieldManager: GoString { RecordManagers.name }

    /// The object to send.
    package var object: LiveObject {
        var metadata: [(key: GoString, value: Value)] = [
            ("name", .string(key.recordName)), ("namespace", .string(key.release.namespace)),
            ("labels", .texts(labels)),
        ]
        if let entries = managers.entries(with: notes) { metadata.append(("managedFields", entries)) }
        if !resourceVersion.isEmpty { metadata.append(("resourceVersion", .string(resourceVersion))) }
        var fields: [(key: GoString, value: Value)] = [
            ("apiVersion", .string("v1")), ("kind", .string(GoString(kind.rawValue))),
            ("metadata", .map(Map(metadata))),
            ("data", .map(Map([("release", .string(data ?? GoString()))]))),
        ]
        if let type = kind.type { fields.append(("type", .string(type))) }
        return LiveObject(Map(fields))
    }

    /// What of the metadata says who works on the revision, with the version that it is of.
    package var notedMetadata: Map {
        let entries = managers.entries(with: notes) ?? .list([])
        return Map([("managedFields", entries), ("resourceVersion", .string(resourceVersion))])
    }

    /// The same record as the server stored it.
    package func stored(as object: LiveObject) -> ClusterRecord {
        var record = self
        record.resourceVersion = object.resourceVersion
        record.managers = RecordManagers(of: object)
        return record
    }

    /// The record in place of another one, whose version it has.
    package func replacing(_ older: ClusterRecord) -> ClusterRecord {
        var record = self
        record.resourceVersion = older.resourceVersion
        record.managers = older.managers
        return record
    }

    /// Which object it is.
    package var objectKey: ObjectKey { Self.objectKey(of: key, as: kind) }

    package static func objectKey(of key: RevisionKey, as kind: RecordKind) -> ObjectKey {
        let type = GroupVersionKind(group: "", version: "v1", kind: GoString(kind.rawValue))
        return ObjectKey(type, namespace: key.release.namespace, name: key.recordName)
    }

    /// Whether both hold the same, whatever their versions.
    package func hasContent(of other: ClusterRecord) -> Bool {
        data == other.data && labels == other.labels && notes == other.notes
    }
}

// MARK: - What it holds

extension ClusterRecord {
    /// The revision, with the labels of its user.
    ///
    /// - Throws: a `GoError` with what is wrong.
    package func release() throws -> Release {
        var release = try RecordCodec.decode(kind.text(of: data ?? GoString()))
        release.key = key.release
        release.labels = userLabels
        return release
    }

    /// What listings show; its labels are all that the object has, as those that Helm's queries give.
    ///
    /// - Throws: a `GoError` where the object must be decoded for it, and cannot be.
    package func summary() throws -> ReleaseSummary {
        if let summary = notedSummary { return summary }
        var release = try release()
        release.labels = labels
        return release.summary
    }

    /// Whether what was read of the object is enough for listings.
    package var showsSummary: Bool { data != nil || notedSummary != nil }

    private var userLabels: [GoString: GoString] { labels.filter { !ReleaseSecret.systemLabels.contains($0.key) } }

    /// How many bytes of the object the server counts.
    var size: Int { (data.map { (try? kind.text(of: $0).count) ?? 0 }) ?? 0 }
}
