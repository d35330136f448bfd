import GoTemplate
import Kubernetes

/// An object among what a chart renders.
struct RenderedObject {
    let map: Map

    init(_ map: Map) { self.map = map }

    var apiVersion: GoString { text("apiVersion") }
    var kind: GoString { text("kind") }
    var name: GoString { text("metadata", "name") }
    var namespace: GoString { text("metadata", "namespace") }
    /// The group of its kind; empty for the core's.
    var group: GoString { apiVersion.cut(at: "/")?.before ?? "" }

    func text(_ path: StaticString...) -> GoString {
        guard case .string(let text)?? = try? map.value(at: path) else { return GoString() }
        return text
    }

    var isHook: Bool { annotations["helm.sh/hook" as GoString] != nil }

    /// Whether it is run by `helm test` alone.
    var isTest: Bool {
        guard case .string(let hook)? = annotations["helm.sh/hook" as GoString] else { return false }
        return hook.contains("test")
    }

    private var annotations: Map { (try? map.map(at: "metadata", "annotations")) ?? Map() }

    /// What names it among others: kind, namespace and name.
    var title: GoString { kind + " " + Strconv.quote(name) }

    /// Where the specification of its pods stands; nil for objects without pods.
    var podPath: ValuePath? {
        let path: [GoString]? =
            switch (group, kind) {
            case ("", "Pod"): ["spec"]
            case ("apps", "Deployment"), ("apps", "StatefulSet"), ("apps", "DaemonSet"), ("apps", "ReplicaSet"),
                ("batch", "Job"), ("", "ReplicationController"), ("extensions", "Deployment"):
                ["spec", "template", "spec"]
            case ("batch", "CronJob"): ["spec", "jobTemplate", "spec", "template", "spec"]
            default: nil
            }
        return path.map { ValuePath($0.map { .key($0) }) }
    }

    /// The labels of its pods; nil for objects without pods.
    var podLabels: [GoString: GoString]? {
        guard let podPath else { return nil }
        let path = ValuePath(podPath.components.dropLast() + [.key("metadata"), .key("labels")])
        guard case .map(let labels)? = map.value(at: path) else { return [:] }
        return labels.texts
    }
}

extension Map {
    /// The entries that are texts.
    var texts: [GoString: GoString] {
        Dictionary(
            entries.compactMap { key, value in if case .string(let text) = value { (key, text) } else { nil } },
            uniquingKeysWith: { $1 })
    }
}
