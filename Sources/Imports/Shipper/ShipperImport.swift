import GoTemplate

/// Takes an Application or a Release of Shipper over.
///
/// Mirrors the fields of github.com/bookingcom/shipper pkg/apis/shipper/v1alpha1 types.go ReleaseEnvironment.
struct ShipperImport {
    private let documents: ForeignDocuments
    private let draft: StagesDraft

    init(_ documents: ForeignDocuments, _ draft: StagesDraft) { (self.documents, self.draft) = (documents, draft) }

    func run() throws(ImportFailure) {
        let isRelease = documents.all("Application").isEmpty
        let resource = try documents.only(isRelease ? "Release" : "Application").top
        guard let spec = resource["spec"], let environment = spec[isRelease ? "environment" : "template"] else {
            throw resource.failure("an Application of Shipper has a `spec.template`, a Release a `spec.environment`")
        }
        draft.release = draft.release ?? resource.at("metadata", "name")?.text
        draft.namespace = resource.at("metadata", "namespace")?.text
        spec["revisionHistoryLimit"]?.drop("--history-max says how many revisions are kept")
        for key in ["targetStep", "achievedStep"] as [GoString] {
            spec[key]?.drop("a rollout begins with its first stage")
        }
        draft.top["roles"] = .text("base")
        try readChart(environment)
        readRegions(environment)
        try readSteps(environment)
    }

    private func readChart(_ environment: ForeignValue) throws(ImportFailure) {
        if let values = environment["values"]?.maps(to: "values") {
            draft.top["values"] = .list([DraftNode(values.value)])
        }
        guard let chart = environment["chart"] else { return }
        let (name, repository) = (chart["name"]?.text ?? "", chart["repoUrl"]?.text ?? "")
        for key in ["name", "repoUrl"] as [GoString] { chart[key]?.maps(to: "chart") }
        if let version = chart["version"]?.maps(to: "chartVersion") {
            draft.top["chartVersion"] = .text(try version.requireText())
        }
        draft.chart =
            draft.chart ?? ("TODO: the chart " + name + " of the repository " + repository + ", as REPOSITORY/" + name)
    }

    private func readRegions(_ environment: ForeignValue) {
        let requirements = environment["clusterRequirements"]
        requirements?["capabilities"]?.drop("a target is named by its context, whatever its cluster can do")
        var targets = DraftMap()
        for region in requirements?["regions"]?.items ?? [] {
            region["replicas"]?.drop("every target of the file has the release")
            guard let name = region["name"]?.maps(to: "targets").text else { continue }
            targets[name] = .map(
                DraftMap([("context", .todo("the context of the kubeconfig for a cluster of " + name))]))
        }
        if !targets.entries.isEmpty { draft.top["targets"] = .map(targets) }
    }

    private func readSteps(_ environment: ForeignValue) throws(ImportFailure) {
        draft.stages = [DraftStage("before")]
        for step in environment.at("strategy", "steps")?.items ?? [] { draft.stages.append(try stage(step)) }
        guard draft.stages.count > 1 else {
            throw environment.failure(
                "a `strategy` with `steps` is missing here: an upgrade without stages is 'swelm upgrade'")
        }
        draft.stages[1]["version"] = .map(DraftMap([("canary", .text("${to}"))]))
    }

    /// A step of Shipper stands until somebody asks for the next one.
    private func stage(_ step: ForeignValue) throws(ImportFailure) -> DraftStage {
        var stage = DraftStage(try step["name"]?.maps(to: "stages.name").requireText() ?? "step")
        if let capacity = step["capacity"] {
            stage["replicas"] = .map(try sides(of: capacity, key: "stages.replicas", DraftNode.share))
        }
        if let traffic = step["traffic"] {
            stage["traffic"] = .map(try sides(of: traffic, key: "stages.traffic", DraftNode.number))
            noteTotal(traffic)
        }
        if (step.at("traffic", "incumbent")?.text ?? "0") != "0" {
            stage["approval"] = .map(DraftMap([("reason", .text("optional"))]))
        }
        return stage
    }

    private func sides(
        of step: ForeignValue, key: GoString, _ node: (Int) -> DraftNode
    ) throws(ImportFailure) -> DraftMap {
        var sides = DraftMap()
        for (name, role) in [("incumbent", "stable"), ("contender", "canary")] as [(GoString, GoString)] {
            if let value = step[name]?.maps(to: key + "." + role) { sides[role] = node(try value.requireCount()) }
        }
        return sides
    }

    /// Shipper's weights need not add up to a hundred.
    private func noteTotal(_ traffic: ForeignValue) {
        let parts = ["incumbent", "contender"].compactMap { traffic[$0]?.text.flatMap { Int($0.text) } }
        let total = parts.reduce(0, +)
        if parts.count == 2, total != 100, total > 0 { draft.top["total"] = .number(total) }
    }
}
