import GoTemplate

/// The part of an object that describes pods.
struct PodSpec: Sendable {
    let node: Node
    let path: FieldPath

    /// The spec of a Pod, a workload's template, or a CronJob's.
    init?(_ object: DiffObject) {
        let keys: [GoString] =
            switch object.identity.kind {
            case "Pod": ["spec"]
            case "CronJob": ["spec", "jobTemplate", "spec", "template", "spec"]
            default: ["spec", "template", "spec"]
            }
        guard let node = object.root.field(keys), node.kind == .map else { return nil }
        self.node = node
        path = FieldPath(keys.map(PathElement.key))
    }

    /// The containers, then those that run first.
    var containers: [Container] { containers("containers") + containers("initContainers") }

    private func containers(_ list: GoString) -> [Container] {
        node.elements(list).enumerated().map { Container(node: $1, list: list, index: $0, pod: path) }
    }
}

/// A container of a pod.
struct Container: Sendable {
    let node: Node
    /// `containers` or `initContainers`.
    let list: GoString
    let index: Int
    let pod: FieldPath

    var name: GoString { node.field("name")?.text ?? GoString("\(index)") }

    /// The path on the side of the container, or on both if it has a counterpart on the old one.
    func path(_ old: Container? = nil) -> FieldPath {
        pod.below(list).item("name", node.field("name")?.text ?? "", old: old?.index, new: index)
    }
}

extension ObjectDiff {
    /// The containers that the object has before and after.
    var keptContainers: [(old: Container, new: Container)] {
        guard let kept, let old = PodSpec(kept.old), let new = PodSpec(kept.new) else { return [] }
        let before = Dictionary(old.containers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return new.containers.compactMap { container in before[container.name].map { ($0, container) } }
    }
}
