import GoTemplate

/// The batches in which a trait brings up pods of the new version.
struct KubeVelaBatches {
    /// Pods after each batch, per cent of all or their number.
    private var sizes: [DraftNode] = []
    /// The steps of a trait that has some of its own.
    private(set) var stages: [DraftStage] = []

    init(_ components: ForeignValue?) throws(ImportFailure) {
        let traits = (components?.items ?? []).flatMap { $0["traits"]?.items ?? [] }
        let trait = traits.first { ["rollout", "kruise-rollout"].contains($0["type"]?.text) }
        guard let trait, let properties = trait["properties"] else { return }
        trait["type"]?.maps(to: "stages")
        properties["targetSize"]?.maps(to: "stages.replicas, which is per cent of the stable side's pods")
        properties["targetRevision"]?.drop("--param to says what comes")
        try readBatches(properties["rolloutBatches"])
        try readSteps(properties.at("canary", "steps"))
        properties["canary"]?.drop("the chart makes routes")
        properties["auto"]?.drop("who must agree is said stage by stage")
        properties["workloadType"]?.drop("the chart makes the workload")
    }

    private mutating func readBatches(_ batches: ForeignValue?) throws(ImportFailure) {
        var pods = 0
        for (index, batch) in (batches?.maps(to: "stages.replicas").items ?? []).enumerated() {
            pods += try batch["replicas"]?.requireCount() ?? 0
            sizes.append(.number(pods))
            var stage = DraftStage(GoString("batch \(index + 1)"))
            stage["replicas"] = DraftStage.canary(.number(pods))
            stages.append(stage)
        }
    }

    /// The steps of kruise-rollout: shares of traffic, pods, and pauses.
    private mutating func readSteps(_ steps: ForeignValue?) throws(ImportFailure) {
        for (index, step) in (steps?.items ?? []).enumerated() {
            var stage = DraftStage(GoString("step \(index + 1)"))
            if let weight = step["weight"]?.maps(to: "stages.traffic") {
                stage["traffic"] = .number(try weight.requireCount())
            }
            if let replicas = step["replicas"]?.maps(to: "stages.replicas") {
                stage["replicas"] = DraftStage.canary(.scalar(try replicas.requireText()))
            }
            if let duration = step.at("pause", "duration")?.maps(to: "stages.bake") {
                stage["bake"] = .duration(try duration.requireDuration())
            } else {
                step["pause"]?.maps(to: "stages.approval")
                stage["approval"] = .map(DraftMap([("reason", .text("optional"))]))
            }
            stages.append(stage)
        }
    }

    /// The pods after a batch, of which the first is 0.
    func size(after index: Int) -> DraftNode? { sizes.indices.contains(index) ? sizes[index] : nil }
}
