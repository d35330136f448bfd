import GoTemplate

/// The template of an object's pods, without the label by which a Deployment tells its ReplicaSets apart.
///
/// Mirrors helm internal/third_party deploymentutil.go EqualIgnoreHash: what is empty equals what is missing.
struct PodTemplate: Equatable {
    private let template: Value

    init(_ object: LiveObject) {
        let template = (try? object.map.map(at: "spec", "template")) ?? Map()
        let labels = Map(copying: (try? template.map(at: "metadata", "labels")) ?? Map())
        labels["pod-template-hash" as GoString] = nil
        let metadata = Map(copying: (try? template.map(at: "metadata")) ?? Map())
        metadata["labels" as GoString] = .map(labels)
        let copy = Map(copying: template)
        copy["metadata" as GoString] = .map(metadata)
        self.template = Self.withoutEmpty(.map(copy), depth: 0)
    }

    static func == (left: PodTemplate, right: PodTemplate) -> Bool { left.template.isDeeplyEqual(to: right.template) }

    private static func withoutEmpty(_ value: Value, depth: Int) -> Value {
        guard Nesting.allows(depth) else { return value }
        switch value {
        case .map(let map):
            let kept = map.entries.map { ($0, withoutEmpty($1, depth: depth + 1)) }.filter { !isEmpty($0.1) }
            return .map(Map(sortedKeys: kept.map(\.0), values: kept.map(\.1)))
        case .list(let list): return .list(list.elements.map { withoutEmpty($0, depth: depth + 1) })
        default: return value
        }
    }

    private static func isEmpty(_ value: Value) -> Bool {
        switch value {
        case .null, .invalid: true
        case .map(let map): map.isEmpty
        case .list(let list): list.count == 0
        default: false
        }
    }
}
