import GoTemplate
import Kubernetes

/// The live objects of a release by their kind, as `status` shows them.
package struct LiveResources {
    package typealias Group = (name: GoString, objects: [LiveObject])

    /// The kinds, such as `v1/Service`, and `v1/Pod(related)` for the pods that objects of the release manage.
    package private(set) var groups: [Group] = []

    package init() {}

    /// The objects by kind, as JSON has them.
    package var value: Map { Map(groups.map { ($0.name, .list($0.objects.map { Value.map($0.map) })) }) }

    mutating func add(_ object: LiveObject, as name: GoString) {
        if let place = groups.firstIndex(where: { $0.name == name }) {
            groups[place].objects.append(object)
        } else {
            groups.append((name, [object]))
        }
    }
}
