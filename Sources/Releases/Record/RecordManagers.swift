import GoTemplate
import Kubernetes

/// Who owns which fields of a record's object, with our notes among them.
///
/// Helm's records have no annotations, so ours have none either: a note is a field that we own and that does not
/// exist. The server keeps such fields, gives them in lists of metadata, and takes the data from our entry as soon as
/// another program writes them. Notes count only while nobody else owns the data, so they never outlive them.
struct RecordManagers {
    static let name: GoString = "swelm"

    private var others: [ManagedFieldsEntry] = []
    /// What we own, without notes.
    private var own = Map()
    /// What we note; empty where another program wrote the data.
    private(set) var notes: [RecordNote: GoString] = [:]

    /// Nobody's fields, those of an object that is not stored.
    init() {}

    init(of object: LiveObject) {
        for entry in object.managedFields ?? [] {
            guard entry.manager == Self.name, entry.operation == .update, let fields = entry.fields else {
                others.append(entry)
                continue
            }
            own = fields
            notes = Self.notes(in: fields)
        }
        if !Self.ownsText(own) || others.contains(where: { $0.fields.map(Self.ownsText) ?? false }) { notes = [:] }
    }

    /// Whether the record's text is among fields; the map around it stays with who made the object.
    private static func ownsText(_ fields: Map) -> Bool { (try? fields.map(at: "f:data", "f:release")) != nil }

    /// The entries to send; nil for none, by which the server leaves its own as they are.
    func entries(with notes: [RecordNote: GoString]) -> Value? {
        let fields = fields(with: notes)
        var entries = others
        if !fields.isEmpty {
            entries.append(ManagedFieldsEntry(Self.name, .update, apiVersion: "v1", fields: fields))
        }
        return entries.isEmpty ? nil : .list(entries.map(\.value))
    }

    private func fields(with notes: [RecordNote: GoString]) -> Map {
        let metadata = Self.copy(of: (try? own.map(at: "f:metadata")) ?? Map())
        let noted = notes.map { (key: $0.key.fieldPrefix + $0.value, value: Value.map(Map())) }
        metadata["f:annotations"] = noted.isEmpty ? nil : .map(Map(noted))
        let fields = Self.copy(of: own)
        fields["f:metadata"] = metadata.isEmpty ? nil : .map(metadata)
        return fields
    }

    private static func copy(of map: Map) -> Map { Map(map.entries.map { (key: $0, value: $1) }) }

    private static func notes(in fields: Map) -> [RecordNote: GoString] {
        let keys = ((try? fields.map(at: "f:metadata", "f:annotations")) ?? Map()).keys
        var notes: [RecordNote: GoString] = [:]
        for note in RecordNote.allCases {
            guard let key = keys.first(where: { $0.hasPrefix(note.fieldPrefix) }) else { continue }
            notes[note] = GoString(key.bytes.dropFirst(note.fieldPrefix.count))
        }
        return notes
    }
}

extension RecordNote {
    /// What stands before the text in the name of the field.
    fileprivate var fieldPrefix: GoString { "f:" + name + "=" }
}
