import GoTemplate

/// Two sides of which one has all of the traffic; the other one is the next.
struct ArgoBlueGreen {
    private let strategy: ForeignValue
    private let draft: StagesDraft
    private let analyses: ArgoAnalyses

    init(_ strategy: ForeignValue, _ draft: StagesDraft, _ analyses: ArgoAnalyses) {
        (self.strategy, self.draft, self.analyses) = (strategy, draft, analyses)
    }

    func read() throws(ImportFailure) {
        draft.top["roles"] = .text("base")
        draft.workloads = ("", "")
        draft.stages = [DraftStage("before"), try preview(), try promoted(), try scaledDown()]
        dropTheRest()
    }

    private func preview() throws(ImportFailure) -> DraftStage {
        var replicas = DraftNode.share(100)
        if let count = strategy["previewReplicaCount"]?.maps(to: "stages.replicas") {
            replicas = .number(try count.requireCount())
        }
        let dark = DraftStage.dark(replicas: replicas)
        var stage = DraftStage("preview")
        stage.keys = dark.keys
        try watch(&stage, strategy["prePromotionAnalysis"])
        let promotes = strategy["autoPromotionEnabled"]?.maps(to: "stages.approval").text
        if let seconds = strategy["autoPromotionSeconds"]?.maps(to: "stages.bake") {
            stage["bake"] = .duration(try seconds.requireDuration())
        } else if promotes == "false" {
            stage["approval"] = .map(DraftMap([("reason", .text("optional"))]))
        }
        return stage
    }

    private func promoted() throws(ImportFailure) -> DraftStage {
        var stage = DraftStage.traffic("promoted", 100)
        if strategy["previewReplicaCount"] != nil { stage["replicas"] = DraftStage.canary(.share(100)) }
        try watch(&stage, strategy["postPromotionAnalysis"])
        return stage
    }

    private func scaledDown() throws(ImportFailure) -> DraftStage {
        if let delay = strategy["scaleDownDelaySeconds"]?.maps(to: "return.drain") {
            draft.back["drain"] = .duration(try delay.requireDuration())
        }
        return DraftStage("scale down", [("replicas", .map(DraftMap([("stable", .number(0))])))])
    }

    private func watch(_ stage: inout DraftStage, _ analysis: ForeignValue?) throws(ImportFailure) {
        guard let analysis else { return }
        let found = try analyses.read(analysis)
        stage["bake"] = .duration(found.time)
        stage["checks"] = .texts(found.names)
    }

    private func dropTheRest() {
        let made = "the chart makes services and routes" as GoString
        let reasons: [(GoString, GoString)] = [
            ("activeService", made), ("previewService", made),
            ("activeMetadata", "the chart labels its pods"), ("previewMetadata", "the chart labels its pods"),
            ("antiAffinity", "the chart says it of its pods"), ("maxUnavailable", "the chart says it of its workloads"),
            ("scaleDownDelayRevisionLimit", "there are two sides, whatever comes after"),
            ("abortScaleDownDelaySeconds", "a return takes pods away once traffic has drained, as `return.drain` says"),
        ]
        for (key, reason) in reasons { strategy[key]?.drop(reason) }
    }
}
