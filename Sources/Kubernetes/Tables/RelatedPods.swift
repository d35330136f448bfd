import GoTemplate

extension LiveObject {
    /// The labels by which an object of a manifest picks the pods that are shown with it; nil where it has none.
    ///
    /// Mirrors helm pkg/kube client.go getSelectorFromObject.
    package var relatedPodLabels: [GoString: GoString]? {
        let labels: Map?
        switch kind {
        case "ReplicaSet", "Deployment", "StatefulSet", "DaemonSet", "Job":
            labels = try? map.map(at: "spec", "selector", "matchLabels")
        case "ReplicationController": labels = try? map.map(at: "spec", "selector")
        default: labels = nil
        }
        guard let labels else { return nil }
        let texts = labels.entries.compactMap { key, value in value.asText.map { (key, $0) } }
        return texts.count == labels.count ? Dictionary(texts) { $1 } : nil
    }
}

extension LabelSelector {
    /// What has all of these labels.
    package init(matching labels: [GoString: GoString]) {
        requirements = labels.keys.sorted().map { key in
            Requirement(key: key, condition: .isOneOf([labels[key] ?? GoString()]))
        }
    }
}
