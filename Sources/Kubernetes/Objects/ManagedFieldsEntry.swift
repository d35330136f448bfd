import GoTemplate

/// What one manager owns of an object, from one kind of request: an entry of `metadata.managedFields`.
package struct ManagedFieldsEntry {
    package enum Operation: String, Sendable {
        /// Server-side apply.
        case apply = "Apply"
        /// Any other change.
        case update = "Update"
    }

    package var manager: GoString
    /// Nil for one that nobody knows yet.
    package var operation: Operation? { Operation(rawValue: operationText.text) }
    private var operationText: GoString
    package let apiVersion: GoString
    /// RFC 3339; empty where it is missing.
    package let time: GoString
    private let fieldsType: GoString
    /// Nil where they are missing.
    package var fields: Map?
    /// The subresource that was changed, such as `status`; empty for the object itself.
    package let subresource: GoString

    /// What a manager owns from now on.
    package init(_ manager: GoString, _ operation: Operation, apiVersion: GoString, fields: Map) {
        (self.manager, operationText, self.apiVersion) = (manager, GoString(operation.rawValue), apiVersion)
        (time, fieldsType, subresource) = ("", "FieldsV1", "")
        self.fields = fields
    }

    /// Nil where a field is of another type.
    init?(_ value: Value) {
        guard let map = value.asMap else { return nil }
        var texts: [GoString] = []
        for key: GoString in ["manager", "operation", "apiVersion", "time", "fieldsType", "subresource"] {
            switch map[key] {
            case .string(let text)?: texts.append(text)
            case nil, .null?, .invalid?: texts.append("")
            default: return nil
            }
        }
        (manager, operationText, apiVersion) = (texts[0], texts[1], texts[2])
        (time, fieldsType, subresource) = (texts[3], texts[4], texts[5])
        fields = map["fieldsV1"]?.asMap
    }

    /// As it is stored.
    package var value: Value {
        let map = Map()
        let texts: [(key: GoString, text: GoString)] = [
            ("manager", manager), ("operation", operationText), ("apiVersion", apiVersion), ("time", time),
            ("fieldsType", fieldsType), ("subresource", subresource),
        ]
        for (key, text) in texts where !text.isEmpty { map[key] = .string(text) }
        if let fields { map["fieldsV1" as GoString] = .map(fields) }
        return .map(map)
    }

    /// The same fields, as applied.
    func applied() -> ManagedFieldsEntry {
        var entry = self
        entry.operationText = GoString(Operation.apply.rawValue)
        return entry
    }
}

extension LiveObject {
    /// Who owns which fields; nil where there is nothing, or what nobody understands.
    package var managedFields: [ManagedFieldsEntry]? {
        guard let elements = try? map.elements(at: "metadata", "managedFields") else { return nil }
        let entries = elements.compactMap(ManagedFieldsEntry.init)
        return entries.count == elements.count ? entries : nil
    }
}

extension ManagedFieldsEntry {
    /// Whether the field at the end of a path is the manager's.
    package func owns(_ path: [FieldSet.Step]) -> Bool {
        guard let fields, let set = try? FieldSet(fields) else { return false }
        return set.owns(path[...])
    }
}

extension ManagedFieldsEntry {
    /// Whether it is of the controller that sets replicas for HorizontalPodAutoscalers.
    package var isAutoscaler: Bool { manager == "kube-controller-manager" && subresource == "scale" }
}

extension LiveObject {
    /// Who of others than releases sets the number of pods.
    package var replicasOwner: ManagedFieldsEntry? { owner(of: [.field("spec"), .field("replicas")], besides: "helm") }

    /// Who of others than a manager owns a field; of several who set it last.
    package func owner(of path: [FieldSet.Step], besides manager: GoString) -> ManagedFieldsEntry? {
        (managedFields ?? []).filter { $0.manager != manager && $0.owns(path) }.max { $0.time < $1.time }
    }
}
