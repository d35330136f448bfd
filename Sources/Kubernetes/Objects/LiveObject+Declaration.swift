import GoTemplate

extension LiveObject {
    /// What somebody may have wanted of the object: without its status, and without what the server keeps the books with.
    package var declaration: LiveObject {
        let (copy, metadata) = (Map(copying: map), Map(copying: (try? map.map(at: "metadata")) ?? Map()))
        copy["status" as GoString] = nil
        for field: GoString in [
            "managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink",
        ] {
            metadata[field] = nil
        }
        let annotations = Map(copying: (try? metadata.map(at: "annotations")) ?? Map())
        annotations["kubectl.kubernetes.io/last-applied-configuration" as GoString] = nil
        annotations["deployment.kubernetes.io/revision" as GoString] = nil
        metadata["annotations" as GoString] = annotations.isEmpty ? nil : .map(annotations)
        copy["metadata" as GoString] = .map(metadata)
        return LiveObject(copy)
    }

    /// The object with the fields of another put over its own: maps by key, lists of as many elements one by one.
    package func overlaid(with other: LiveObject) -> LiveObject {
        guard case .map(let map) = Self.overlay(.map(other.map), over: .map(map), depth: 0) else { return self }
        return LiveObject(map)
    }

    private static func overlay(_ new: Value, over old: Value, depth: Int) -> Value {
        guard Nesting.allows(depth) else { return new }
        switch (new, old) {
        case (.map(let new), .map(let old)):
            let result = Map(copying: old)
            for (key, value) in new.entries {
                result[key] = old[key].map { overlay(value, over: $0, depth: depth + 1) } ?? value
            }
            return .map(result)
        case (.list(let new), .list(let old)) where new.elements.count == old.elements.count:
            return .list(zip(new.elements, old.elements).map { overlay($0, over: $1, depth: depth + 1) })
        default: return new
        }
    }
}
