import GoTemplate

/// An object of the API, from a manifest or an answer of the server, without a type of its own.
///
/// What is read of it is read when it is asked for, and empty where it is missing or of another type.
/// Mirrors apimachinery unstructured.Unstructured.
package struct LiveObject {
    package let map: Map

    package init(_ map: Map) { self.map = map }

    /// An object of which nothing but its name is known.
    package init(naming key: ObjectKey) {
        let metadata = Map([("name", .string(key.name))])
        if !key.namespace.isEmpty { metadata["namespace" as GoString] = .string(key.namespace) }
        map = Map([
            ("apiVersion", .string(key.groupVersionKind.groupVersion.text)), ("kind", .string(key.kind)),
            ("metadata", .map(metadata)),
        ])
    }

    package var apiVersion: GoString { text("apiVersion") }
    package var kind: GoString { text("kind") }

    /// All empty where the `apiVersion` is none.
    package var groupVersionKind: GroupVersionKind {
        guard let groupVersion = try? GroupVersion(parsing: apiVersion) else {
            return GroupVersionKind(group: "", version: "", kind: "")
        }
        return GroupVersionKind(groupVersion, kind: kind)
    }

    package var key: ObjectKey { ObjectKey(groupVersionKind, namespace: namespace, name: name) }

    /// A copy that shares no map with this one.
    ///
    /// - Throws: where the object is nested too deeply.
    package func deepCopy() throws(ObjectFailure) -> LiveObject {
        do throws(FunctionError) {
            guard case .map(let copy) = try Value.map(map).deepCopy() else { return self }
            return LiveObject(copy)
        } catch {
            throw ObjectFailure(error.message)
        }
    }
}

// MARK: - Metadata

extension LiveObject {
    package var name: GoString { metadata("name") }
    package var namespace: GoString { metadata("namespace") }
    package var generateName: GoString { metadata("generateName") }
    package var uid: GoString { metadata("uid") }
    package var resourceVersion: GoString { metadata("resourceVersion") }
    /// RFC 3339; empty for an object that was not stored yet.
    package var creationTimestamp: GoString { metadata("creationTimestamp") }
    /// RFC 3339; empty where nobody deleted the object.
    package var deletionTimestamp: GoString { metadata("deletionTimestamp") }
    package var isBeingDeleted: Bool { !deletionTimestamp.isEmpty }
    /// How often the desired state changed; 0 where the kind does not count.
    package var generation: Int64 { integer("metadata", "generation") }
    package var labels: [GoString: GoString] { texts("labels") }
    package var annotations: [GoString: GoString] { texts("annotations") }

    /// None if one of them is no map.
    package var ownerReferences: [OwnerReference] {
        let elements = (try? map.elements(at: "metadata", "ownerReferences")) ?? []
        let maps = elements.compactMap(\.asMap)
        return maps.count == elements.count ? maps.map(OwnerReference.init) : []
    }

    /// The owner that manages the object.
    package var controller: OwnerReference? { ownerReferences.first(where: \.isController) }

    /// None if something in them is of another type.
    package var conditions: [Condition] { (try? Condition.all(of: map)) ?? [] }

    private func metadata(_ field: StaticString) -> GoString { text("metadata", field) }

    /// Texts by key, null as an empty one; nothing if there is something else among them.
    ///
    /// Mirrors NestedNullCoercingStringMap.
    private func texts(_ field: StaticString) -> [GoString: GoString] {
        var result: [GoString: GoString] = [:]
        for (key, value) in (try? map.map(at: "metadata", field))?.entries ?? Map().entries {
            switch value {
            case .string(let text): result[key] = text
            case .null, .invalid: result[key] = ""
            default: return [:]
            }
        }
        return result
    }
}

// MARK: - Changes

extension LiveObject {
    /// The object with another namespace; none where it is empty.
    package func inNamespace(_ namespace: GoString) -> LiveObject {
        guard let metadata = metadataForChange else { return self }
        metadata["namespace" as GoString] = namespace.isEmpty ? nil : .string(namespace)
        return withMetadata(metadata)
    }

    /// The object as a change of one version, which fails where there is a newer one.
    package func at(_ resourceVersion: GoString) -> LiveObject {
        guard let metadata = metadataForChange else { return self }
        metadata["resourceVersion" as GoString] = .string(resourceVersion)
        return withMetadata(metadata)
    }

    /// The object with labels and annotations added to those it has, of equal keys the new ones.
    package func adding(labels: [GoString: GoString], annotations: [GoString: GoString]) -> LiveObject {
        guard let metadata = metadataForChange else { return self }
        metadata["labels" as GoString] = .texts(self.labels.merging(labels) { $1 })
        metadata["annotations" as GoString] = .texts(self.annotations.merging(annotations) { $1 })
        return withMetadata(metadata)
    }

    /// A copy of the metadata; nil where something else stands there, which is left alone.
    private var metadataForChange: Map? {
        switch map["metadata"] {
        case nil: Map()
        case .map(let metadata)?: Map(copying: metadata)
        default: nil
        }
    }

    private func withMetadata(_ metadata: Map) -> LiveObject {
        let copy = Map(copying: map)
        copy["metadata" as GoString] = .map(metadata)
        return LiveObject(copy)
    }
}

extension Value {
    var asMap: Map? { if case .map(let map) = self { map } else { nil } }
    var asList: [Value]? { if case .list(let list) = self { list.elements } else { nil } }
    var asText: GoString? { if case .string(let text) = self { text } else { nil } }

    /// A map of texts, such as labels.
    package static func texts(_ texts: [GoString: GoString]) -> Value {
        .map(Map(texts.map { (key: $0.key, value: .string($0.value)) }))
    }
}
