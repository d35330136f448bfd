import GoTemplate
import Kubernetes

/// A Secret or ConfigMap in which a cluster keeps a revision.
///
/// Its name, type, labels and data are Helm's. What Helm does not record stands in annotations, which Helm drops where
/// it writes the object: they are never older than the rest.
package struct ClusterRecord {
    package let kind: RecordKind
    package let key: RevisionKey
    package var labels: [GoString: GoString]
    /// Ours only, see `RecordAnnotation`.
    package var annotations: [GoString: GoString]
    /// Which version of the object this is; empty for one that is not stored yet.
    package var resourceVersion = GoString()
    /// Whether somebody else wrote the data, so that annotations may not fit them.
    let hasForeignData: Bool
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

    /// The record of a revision, without annotations.
    ///
    /// Labels that the release took over from a record count above those that are made now, the times too. Helm's
    /// upgrades start from labels of records, which is how the times of a revision get into the next one's record.
    /// Mirrors pkg/storage/driver secrets.go newSecretsObject.
    package init(_ release: Release, as kind: RecordKind, at time: WriteTime) throws {
        self.kind = kind
        key = release.revisionKey
        labels = time.label.merging(release.summary.selectableLabels) { $1 }
        annotations = [:]
        hasForeignData = false
        data = kind.data(of: try RecordCodec.encode(release))
    }

    /// Reads an object, or its metadata; nil where its name is none of a record.
    package init?(_ object: LiveObject, as kind: RecordKind) {
        guard let key = RevisionKey(recordName: object.name, namespace: object.namespace) else { return nil }
        self.kind = kind
        self.key = key
        labels = object.labels
        annotations = object.annotations.filter { RecordAnnotation(rawValue: $0.key.text) != nil }
        resourceVersion = object.resourceVersion
        hasForeignData = object.dataManagers != [Self.fieldManager]
        data = try? object.map.text(at: "data", "release")
    }
}

// MARK: - The object

extension ClusterRecord {
    /// The name under which Helm's own records are written, which is that of its program.
    package static let fieldManager: GoString = "Helm"

    /// The object to send.
    package var object: LiveObject {
        var metadata: [(key: GoString, value: Value)] = [
            ("name", .string(key.recordName)), ("namespace", .string(key.release.namespace)),
            ("labels", .texts(labels)),
        ]
        if !annotations.isEmpty { metadata.append(("annotations", .texts(annotations))) }
        if !resourceVersion.isEmpty { metadata.append(("resourceVersion", .string(resourceVersion))) }
        var fields: [(key: GoString, value: Value)] = [
            ("apiVersion", .string("v1")), ("kind", .string(GoString(kind.rawValue))),
            ("metadata", .map(Map(metadata))),
            ("data", .map(Map([("release", .string(data ?? GoString()))]))),
        ]
        if let type = kind.type { fields.append(("type", .string(type))) }
        return LiveObject(Map(fields))
    }

    /// Which object it is.
    package var objectKey: ObjectKey { Self.objectKey(of: key, as: kind) }

    package static func objectKey(of key: RevisionKey, as kind: RecordKind) -> ObjectKey {
        let type = GroupVersionKind(group: "", version: "v1", kind: GoString(kind.rawValue))
        return ObjectKey(type, namespace: key.release.namespace, name: key.recordName)
    }

    /// Whether both hold the same, whatever their versions.
    package func hasContent(of other: ClusterRecord) -> Bool {
        data == other.data && labels == other.labels && annotations == other.annotations
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
        if let summary = annotatedSummary { return summary }
        var release = try release()
        release.labels = labels
        return release.summary
    }

    /// Whether what was read of the object is enough for listings.
    package var showsSummary: Bool { data != nil || annotatedSummary != nil }

    private var userLabels: [GoString: GoString] { labels.filter { !ReleaseSecret.systemLabels.contains($0.key) } }

    /// How many bytes of the object the server counts.
    var size: Int { (data.map { (try? kind.text(of: $0).count) ?? 0 }) ?? 0 }
}

extension LiveObject {
    /// Who wrote the data, as the server keeps count of it.
    fileprivate var dataManagers: Set<GoString> {
        let entries = (try? map.elements(at: "metadata", "managedFields")) ?? []
        return Set(
            entries.compactMap { entry in
                guard case .map(let entry) = entry, (try? entry.value(at: "fieldsV1", "f:data")) != nil else {
                    return nil
                }
                return try? entry.text(at: "manager")
            })
    }
}
