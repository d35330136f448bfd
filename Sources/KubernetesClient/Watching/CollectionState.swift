import GoTemplate
import Kubernetes

/// The objects of a collection, as they were last seen, and what new ones change.
struct CollectionState {
    private let target: WatchTarget
    private var objects: [Place: LiveObject] = [:]

    /// What an object is known by within its collection.
    private struct Place: Hashable {
        let namespace: GoString
        let name: GoString

        init(_ object: LiveObject) {
            namespace = object.namespace
            name = object.name
        }
    }

    init(_ target: WatchTarget) { self.target = target }

    /// Takes all that is there: what is new or has changed, and what is gone.
    mutating func replace(with current: [LiveObject]) -> [ObjectChange] {
        var gone = objects
        for object in current { gone[Place(object)] = nil }
        let changes = current.compactMap { note($0) }
        return changes + gone.values.compactMap { forget($0) } + [.synchronized]
    }

    /// Takes an object that is there; nil where nothing is new about it.
    mutating func note(_ object: LiveObject) -> ObjectChange? {
        guard target.includes(object) else { return nil }
        let last = objects.updateValue(object, forKey: Place(object))
        if let last, last.uid == object.uid, last.resourceVersion == object.resourceVersion { return nil }
        return .present(object)
    }

    /// Takes an object that is gone; nil where it was not known.
    mutating func forget(_ object: LiveObject) -> ObjectChange? {
        objects.removeValue(forKey: Place(object)) == nil ? nil : .gone(object)
    }
}
