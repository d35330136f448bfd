import GoLibrary
import GoTemplate

/// The steps of a canary: what is said one after the other becomes stages, of which each changes one thing and then is
/// watched or asked for.
struct ArgoCanary {
    private let canary: ForeignValue
    private let draft: StagesDraft
    private let analyses: ArgoAnalyses

    init(_ canary: ForeignValue, _ draft: StagesDraft, _ analyses: ArgoAnalyses) {
        (self.canary, self.draft, self.analyses) = (canary, draft, analyses)
    }

    func read() throws(ImportFailure) {
        // With a scale of its own the canary has as many pods as its first share is.
        draft.stages = [DraftStage("before"), .dark()]
        for (index, step) in (canary["steps"]?.items ?? []).enumerated() { try read(step, index) }
        draft.stages.append(.traffic("all on the canary", 100))
        draft.stages += DraftStage.promotion
        try watchInTheBackground()
        if let delay = canary["scaleDownDelaySeconds"]?.maps(to: "return.drain") {
            draft.back["drain"] = .duration(try delay.requireDuration())
        }
        dropTheRest()
    }

    private func read(_ step: ForeignValue, _ index: Int) throws(ImportFailure) {
        if let weight = step["setWeight"]?.maps(to: "stages.traffic") {
            return try changeTraffic(to: weight, index)
        }
        if let pause = step["pause"] { return try wait(pause, index) }
        if let scale = step["setCanaryScale"] { return try changeScale(scale, index) }
        if let analysis = step["analysis"] { return try analyse(analysis, index) }
        if let header = step["setHeaderRoute"] { return routeHeader(header, index) }
        let reasons: [(GoString, GoString)] = [
            ("experiment", "nothing runs beside the two sides: a stage with `checks` measures the canary"),
            ("setMirrorRoute", "the chart makes routes, also those that mirror"),
            ("plugin", "a step under `before` or `confirm` runs a command or asks a webhook"),
            ("replicaProgressThreshold", "all pods of a stage must be ready before it is watched"),
        ]
        for (key, reason) in reasons { step[key]?.drop(reason) }
    }

    private func changeTraffic(to weight: ForeignValue, _ index: Int) throws(ImportFailure) {
        let share = try weight.requireCount()
        add(.traffic(GoString("\(share) per cent"), share), index)
    }

    /// Adds a stage; one of a name that is there already says which step it is.
    private func add(_ stage: DraftStage, _ index: Int) {
        let isKnown = draft.stages.contains { $0.name == stage.name }
        guard isKnown else { return draft.stages.append(stage) }
        var other = DraftStage(stage.name + GoString(", step \(index + 1)"))
        other.keys = stage.keys
        draft.stages.append(other)
    }

    /// The last stage, or one more where that waits already.
    private func current(_ index: Int, lacking keys: [GoString]) -> Int {
        let last = draft.stages.count - 1
        if keys.contains(where: { draft.stages[last][$0] != nil }) || last == 0 {
            let name = draft.stages[last].name
            add(DraftStage((name.cut(at: ", step ")?.before ?? name) + GoString(", step \(index + 1)")), index)
        }
        return draft.stages.count - 1
    }

    private func wait(_ pause: ForeignValue, _ index: Int) throws(ImportFailure) {
        guard let duration = pause["duration"] else {
            pause.maps(to: "stages.approval")
            let stage = current(index, lacking: ["approval"])
            return draft.stages[stage]["approval"] = .map(DraftMap([("reason", .text("optional"))]))
        }
        duration.maps(to: "stages.bake")
        let stage = current(index, lacking: ["bake", "approval"])
        draft.stages[stage]["bake"] = .duration(try duration.requireDuration())
    }

    private func changeScale(_ scale: ForeignValue, _ index: Int) throws(ImportFailure) {
        var stage = DraftStage(GoString("scale of step \(index + 1)"))
        if let replicas = scale["replicas"]?.maps(to: "stages.replicas") {
            stage["replicas"] = DraftStage.canary(.number(try replicas.requireCount()))
        } else if let weight = scale["weight"]?.maps(to: "stages.replicas") {
            stage["replicas"] = DraftStage.canary(.share(try weight.requireCount()))
        }
        scale["matchTrafficWeight"]?.drop("a stage's `replicas` says how many pods there are, whatever its traffic")
        if stage["replicas"] != nil { add(stage, index) }
    }

    private func analyse(_ analysis: ForeignValue, _ index: Int) throws(ImportFailure) {
        let found = try analyses.read(analysis)
        let stage = current(index, lacking: ["checks", "approval"])
        draft.stages[stage]["checks"] = .texts(found.names)
        draft.stages[stage]["bake"] = draft.stages[stage]["bake"] ?? .duration(found.time)
    }

    private func routeHeader(_ header: ForeignValue, _ index: Int) {
        guard header["match"] != nil else { return header.drop("the route goes with the stage that follows") }
        header.maps(to: "stages.set, once you say which values make the route")
        var stage = DraftStage(GoString("chosen requests of step \(index + 1)"))
        stage["set"] = .list([.todo("the value by which the chart routes the requests that `setHeaderRoute` chose")])
        add(stage, index)
    }

    /// What Argo measures all the time is checked in each stage that is watched from there on.
    private func watchInTheBackground() throws(ImportFailure) {
        guard let background = canary["analysis"] else { return }
        let first = try background["startingStep"]?.maps(to: "stages.checks").requireCount() ?? 0
        let names = try analyses.read(background).names
        let watched = draft.stages.indices.filter { draft.stages[$0]["bake"] != nil && $0 > first }
        for index in watched {
            for name in names { draft.stages[index].keys.append(.text(name), to: "checks") }
        }
        guard watched.isEmpty, let index = draft.stages.firstIndex(where: { $0["traffic"] != nil }) else { return }
        draft.stages[index]["bake"] = .todo("how long the stage is watched: Argo measured until the end")
        draft.stages[index]["checks"] = .texts(names)
    }

    private func dropTheRest() {
        let made = "the chart makes services and routes" as GoString
        let reasons: [(GoString, GoString)] = [
            ("canaryService", made), ("stableService", made), ("trafficRouting", made), ("pingPong", made),
            ("canaryMetadata", "the chart labels its pods"), ("stableMetadata", "the chart labels its pods"),
            ("maxSurge", "the chart says it of its workloads"),
            ("maxUnavailable", "the chart says it of its workloads"),
            ("antiAffinity", "the chart says it of its pods"),
            ("dynamicStableScale", "the stable side keeps its pods, so that a return is always possible"),
            ("abortScaleDownDelaySeconds", "a return takes pods away once traffic has drained, as `return.drain` says"),
            ("scaleDownDelayRevisionLimit", "there are two sides, whatever comes after"),
            ("minPodsPerReplicaSet", "the chart says how many pods there are"),
        ]
        for (key, reason) in reasons { canary[key]?.drop(reason) }
    }
}
