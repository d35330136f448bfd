import GoTemplate

/// Hands fields that a manager owns through client-side changes on to its server-side applies, so that an apply can
/// take them away.
///
/// Mirrors client-go util/csaupgrade for one manager, the object itself and no subresource.
package enum ManagedFieldsMigration {
    /// The JSON patch of a live object; nil where there is nothing to hand on.
    ///
    /// Unlike in Go, fields that would only be written in another order are nothing.
    /// - Throws: where the fields of the manager cannot be read.
    package static func patch(
        for object: LiveObject, manager: GoString
    ) throws(ObjectFailure) -> Value? {
        guard let entries = object.managedFields else { return nil }
        let migrated = try migrate(entries, manager)
        guard !isSame(entries, migrated) else { return nil }
        return .list([
            replace("/metadata/managedFields", migrated.isEmpty ? .null : .list(migrated.map(\.value))),
            // A replaced version that is not the newest one is a conflict.
            replace("/metadata/resourceVersion", .string(object.resourceVersion)),
        ])
    }

    private static func replace(_ path: GoString, _ value: Value) -> Value {
        .map(
            Map([
                (key: "op", value: .string("replace")), (key: "path", value: .string(path)),
                (key: "value", value: value),
            ]))
    }

    private static func isSame(_ first: [ManagedFieldsEntry], _ second: [ManagedFieldsEntry]) -> Bool {
        Value.list(first.map(\.value)).isDeeplyEqual(to: .list(second.map(\.value)))
    }

    /// Mirrors upgradedManagedFields and unionManagerIntoIndex.
    private static func migrate(
        _ entries: [ManagedFieldsEntry], _ manager: GoString
    ) throws(ObjectFailure) -> [ManagedFieldsEntry] {
        func isOwn(_ entry: ManagedFieldsEntry, _ operation: ManagedFieldsEntry.Operation) -> Bool {
            entry.manager == manager && entry.operation == operation && entry.subresource.isEmpty
        }
        var entries = entries
        let target: Int
        if let applied = entries.firstIndex(where: { isOwn($0, .apply) }) {
            target = applied
        } else if let updated = entries.firstIndex(where: { isOwn($0, .update) }) {
            target = updated
            entries[target] = entries[target].applied()
        } else {
            return entries
        }
        let other = entries.first { isOwn($0, .update) && $0.apiVersion == entries[target].apiVersion }
        entries[target].fields = try union(entries[target].fields, other?.fields)
        return entries.filter { !isOwn($0, .update) }
    }

    private static func union(_ first: Map?, _ second: Map?) throws(ObjectFailure) -> Map {
        do throws(ObjectFailure) {
            let fields = try FieldSet(first ?? Map())
            guard let second else { return fields.fieldsV1 }
            return try fields.union(FieldSet(second)).fieldsV1
        } catch {
            throw ObjectFailure("failed to convert fields to set: " + error.message)
        }
    }
}
