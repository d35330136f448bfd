import GoLibrary
import GoTemplate

/// Takes an Application of KubeVela over: the steps of its workflow, and the traits that roll out in batches.
///
/// Mirrors the step and trait definitions of github.com/kubevela/kubevela and of its rollout addons.
struct KubeVelaImport {
    private let documents: ForeignDocuments
    private let draft: StagesDraft

    init(_ documents: ForeignDocuments, _ draft: StagesDraft) { (self.documents, self.draft) = (documents, draft) }

    func run() throws(ImportFailure) {
        let application = try documents.only("Application").top
        guard let spec = application["spec"] else { throw application.failure("an Application has a `spec`") }
        draft.release = draft.release ?? application.at("metadata", "name")?.text
        draft.namespace = application.at("metadata", "namespace")?.text
        draft.stages = [DraftStage("before")]
        let batches = try KubeVelaBatches(spec["components"])
        let steps = spec.at("workflow", "steps")?.items ?? []
        if steps.isEmpty {
            draft.stages += batches.stages
        } else {
            var course = KubeVelaCourse(draft, batches)
            for step in steps { try course.read(step) }
        }
        finish()
        readPolicies(spec)
        spec["components"]?.drop("the chart makes the objects of components and of their traits")
        spec.at("workflow", "mode")?.drop("stages follow each other")
    }

    /// The new version comes with the first change, and whoever reads the file sees what is still to be done.
    private func finish() {
        if draft.stages.count > 1, draft.stages[1]["version"] == nil {
            draft.stages[1]["version"] = .map(DraftMap([("canary", .text("${to}"))]))
        }
        draft.hasTraffic = draft.stages.contains { $0["traffic"] != nil }
        if draft.stages.count == 1 {
            var stage = DraftStage("all", [("version", .map(DraftMap([("canary", .text("${to}"))])))])
            stage["replicas"] = DraftStage.canary(.share(100))
            draft.stages.append(stage)
        }
    }

    /// A topology says on which clusters components are deployed.
    private func readPolicies(_ spec: ForeignValue) {
        var targets = DraftMap()
        for policy in spec["policies"]?.items ?? [] {
            guard policy["type"]?.text == "topology" else {
                policy.drop("only topologies are of a rollout: the chart says the rest")
                continue
            }
            for cluster in policy.at("properties", "clusters")?.maps(to: "targets").items ?? [] {
                guard let name = cluster.text else { continue }
                targets[name] = .map(DraftMap([("context", .todo("the context of the kubeconfig for " + name))]))
            }
            policy.at("properties", "clusterLabelSelector")?.drop("targets are named one by one")
            policy.at("properties", "namespace")?.maps(to: "namespace")
            policy["name"]?.drop("a target is called as its cluster")
            policy["type"]?.maps(to: "targets")
        }
        if !targets.entries.isEmpty { draft.top["targets"] = .map(targets) }
    }
}
