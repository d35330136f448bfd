import GoLibrary
import GoTemplate

/// The steps of a workflow, which become stages with gates and measurements.
struct KubeVelaCourse {
    private let draft: StagesDraft
    private let batches: KubeVelaBatches

    init(_ draft: StagesDraft, _ batches: KubeVelaBatches) { (self.draft, self.batches) = (draft, batches) }

    mutating func read(_ step: ForeignValue) throws(ImportFailure) {
        step["if"]?.drop("a stages file has no conditions")
        for key in ["inputs", "outputs", "dependsOn"] as [GoString] { step[key]?.drop("stages follow each other") }
        step["meta"]?.drop("what a workflow shows of its step")
        let type = try step["type"]?.maps(to: "stages").requireText() ?? ""
        let properties = step["properties"]
        switch type {
        case "canary-rollout", "canary-deploy": try change(step, properties)
        case "suspend": try wait(step, properties)
        case "check-metrics": try measure(step, properties)
        case "webhook", "request": try call(step, properties)
        case "notification": tell(step, properties)
        case "step-group": for inner in step["subSteps"]?.items ?? [] { try read(inner) }
        case "deploy", "deploy2env", "apply-component", "apply-application": deploy(step, type)
        case "canary-rollback": step.drop("a return is built in: 'swelm rollout abort'")
        default: step.drop("a step of the type " + type + " is a `command` or `webhook` under `before` or `confirm`")
        }
    }

    private func name(of step: ForeignValue, _ otherwise: GoString) throws(ImportFailure) -> GoString {
        let name = try step["name"]?.maps(to: "stages.name").requireText() ?? otherwise
        let isTaken = draft.stages.contains { $0.name == name }
        return isTaken ? name + GoString(" \(draft.stages.count)") : name
    }

    private func change(_ step: ForeignValue, _ properties: ForeignValue?) throws(ImportFailure) {
        var stage = DraftStage(try name(of: step, "step"))
        if let batch = properties?["batchPartition"]?.maps(to: "stages.replicas") {
            let index = try batch.requireCount()
            stage["replicas"] = DraftStage.canary(
                batches.size(after: index) ?? .todo(GoString("pods after batch \(index + 1)")))
        }
        if let weight = properties?["weight"]?.maps(to: "stages.traffic") {
            stage["traffic"] = .number(try weight.requireCount())
        }
        if let targets = properties?.at("traffic", "weightedTargets") { stage["traffic"] = try share(targets) }
        if let limit = step["timeout"]?.maps(to: "stages.limit") {
            stage["limit"] = .duration(try limit.requireDuration())
        }
        draft.stages.append(stage)
    }

    /// The last of the targets is the new revision.
    private func share(_ targets: ForeignValue) throws(ImportFailure) -> DraftNode? {
        targets.maps(to: "stages.traffic")
        return try targets.items.last?["weight"].map { weight throws(ImportFailure) in
            .number(try weight.requireCount())
        }
    }

    /// The stage that a gate or a measurement is of.
    private func current() -> Int {
        if draft.stages.count == 1 { draft.stages.append(DraftStage("new version")) }
        return draft.stages.count - 1
    }

    private func wait(_ step: ForeignValue, _ properties: ForeignValue?) throws(ImportFailure) {
        step["name"]?.drop("a gate is called as its stage")
        let index = current()
        if let duration = properties?["duration"]?.maps(to: "stages.bake") {
            return draft.stages[index]["bake"] = .duration(try duration.requireDuration())
        }
        properties?["message"]?.maps(to: "stages.approval.message")
        var approval = DraftMap([("reason", .text("optional"))])
        if let message = properties?["message"]?.text { approval["message"] = .text(message) }
        draft.stages[index]["approval"] = .map(approval)
    }

    private func measure(_ step: ForeignValue, _ properties: ForeignValue?) throws(ImportFailure) {
        let name = try name(of: step, "metric")
        var metric = DraftMap([("provider", .text("prometheus"))])
        let query = try properties?["query"]?.maps(to: "metrics.value").requireText()
        metric["value"] = query.map { .query($0.withoutParameters) } ?? .todo("its query")
        try bound(&metric, properties?["condition"])
        draft.metrics[name] = .map(metric)
        let endpoint = properties?["metricEndpoint"] ?? properties?["promAddress"]
        let address = try endpoint?.maps(to: "providers.prometheus.address").requireText()
        let connection = DraftMap([("address", address.map(DraftNode.text) ?? .todo("the address of the Prometheus"))])
        draft.providers["prometheus"] = .map(DraftMap([("prometheus", .map(connection))]))
        let index = current()
        draft.stages[index].keys.append(.text(name), to: "checks")
        if let duration = properties?["duration"]?.maps(to: "stages.bake") {
            draft.stages[index]["bake"] = .duration(try duration.requireDuration())
        }
        if draft.stages[index]["bake"] == nil {
            draft.stages[index]["bake"] = .duration(GoDuration(wrappingSeconds: 300))
        }
        properties?["failDuration"]?.drop("metrics.failures says how many bad checks are too many")
    }

    /// A condition is a sign and a number, as in `>=3`.
    private func bound(_ metric: inout DraftMap, _ condition: ForeignValue?) throws(ImportFailure) {
        guard let condition else { return metric["max"] = .todo("the most that passes, or `min`") }
        let text = try condition.requireText()
        if let read = ArgoCondition("result " + text, isFailure: false) {
            condition.maps(to: read.keys)
            return read.apply(to: &metric)
        }
        condition.drop("no bound says `" + text + "`")
        metric["max"] = .todo("the most that passes, or `min`")
    }

    private func call(_ step: ForeignValue, _ properties: ForeignValue?) throws(ImportFailure) {
        var webhook = DraftMap()
        let url =
            try properties?["url"]?.at("value")?.maps(to: "before.webhook.url").requireText()
            ?? properties?["url"]?.maps(to: "before.webhook.url").text
        webhook["url"] = url.map(DraftNode.text) ?? .map(DraftMap([("fromEnv", .text("WEBHOOK_URL"))]))
        properties?["url"]?.maps(to: "before.webhook.url, from a variable of the environment")
        if let body = (properties?["data"] ?? properties?["body"])?.maps(to: "before.webhook.body") {
            webhook["body"] = DraftNode(body.value)
        }
        properties?["method"]?.drop("a webhook is sent with POST")
        properties?["header"]?.drop("headers may hold secrets: give them with fromEnv")
        let keys = DraftMap([("name", .text(try name(of: step, "webhook"))), ("webhook", .map(webhook))])
        let index = current()
        draft.stages[index].keys.append(.map(keys), to: "before")
    }

    /// Addresses of channels are secrets.
    private func tell(_ step: ForeignValue, _ properties: ForeignValue?) {
        step["name"]?.drop("a channel has no name")
        let url = DraftNode.map(DraftMap([("fromEnv", .text("SLACK_URL"))]))
        guard let slack = properties?["slack"] else {
            return step.drop("no channel of this kind is built in: a `webhook` or `command` under `notify` tells it")
        }
        slack["url"]?.maps(to: "notify.slack.url, from a variable of the environment")
        slack["message"]?.drop("swelm says what happened in its own words")
        draft.notify.append(.map(DraftMap([("slack", .map(DraftMap([("url", url)])))])))
        for other in properties?.entries ?? [] where other.key != "slack" {
            other.value.drop("no channel of this kind is built in: a `webhook` or `command` under `notify` tells it")
        }
    }

    private func deploy(_ step: ForeignValue, _ type: GoString) {
        step.drop("each stage deploys the chart on all targets")
    }
}
