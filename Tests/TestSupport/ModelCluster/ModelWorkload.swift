/// What becomes of objects that run something.
enum ModelWorkload {
    static func isOne(_ object: [String: Any]) -> Bool {
        ["Job", "Deployment", "Pod"].contains(object["kind"] as? String ?? "")
    }

    /// The status of a workload that is ready, unless another text is given for its name.
    static func status(of object: [String: Any], _ others: [String: String]) -> Any {
        let metadata = object["metadata"] as? [String: Any] ?? [:]
        if let other = others[metadata["name"] as? String ?? ""] { return ModelJSON.object(other) }
        switch object["kind"] as? String {
        case "Job":
            return [
                "startTime": "2026-01-01T00:00:00Z", "succeeded": 1,
                "conditions": [["type": "Complete", "status": "True"]],
            ] as [String: Any]
        case "Deployment":
            let spec = object["spec"] as? [String: Any] ?? [:]
            return deployment(generation: metadata["generation"] ?? 1, replicas: spec["replicas"] ?? 1)
        default: return ["phase": "Succeeded"]
        }
    }

    private static func deployment(generation: Any, replicas: Any) -> [String: Any] {
        [
            "observedGeneration": generation, "replicas": replicas, "updatedReplicas": replicas,
            "readyReplicas": replicas, "availableReplicas": replicas,
            "conditions": [
                ["type": "Available", "status": "True"],
                ["type": "Progressing", "status": "True", "reason": "NewReplicaSetAvailable"],
            ],
        ]
    }
}
