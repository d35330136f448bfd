import GoTemplate

/// Takes a Rollout of Argo Rollouts over, with its AnalysisTemplates.
///
/// Mirrors the fields of github.com/argoproj/argo-rollouts pkg/apis/rollouts/v1alpha1 types.go.
struct ArgoImport {
    let documents: ForeignDocuments
    let draft: StagesDraft

    init(_ documents: ForeignDocuments, _ draft: StagesDraft) { (self.documents, self.draft) = (documents, draft) }

    func run() throws(ImportFailure) {
        let rollout = try documents.only("Rollout").top
        guard let spec = rollout["spec"] else { throw rollout.failure("a Rollout has a `spec`") }
        readHead(rollout, spec)
        if let deadline = spec["progressDeadlineSeconds"]?.maps(to: "defaults.wait") {
            draft.defaults["wait"] = .duration(try deadline.requireDuration())
        }
        guard let strategy = spec["strategy"] else { throw spec.failure("a Rollout has a `strategy`") }
        let analyses = ArgoAnalyses(documents, draft)
        if let canary = strategy["canary"] {
            try ArgoCanary(canary, draft, analyses).read()
        } else if let blueGreen = strategy["blueGreen"] {
            try ArgoBlueGreen(blueGreen, draft, analyses).read()
        } else {
            throw strategy.failure("this must be `canary` or `blueGreen`")
        }
        dropTheRest(spec)
    }

    private func readHead(_ rollout: ForeignValue, _ spec: ForeignValue) {
        draft.release = draft.release ?? rollout.at("metadata", "name")?.text
        draft.namespace = rollout.at("metadata", "namespace")?.text
        let workload = spec.at("workloadRef", "name")?.maps(to: "sides").text ?? rollout.at("metadata", "name")?.text
        if let workload { draft.workloads = ("Deployment/" + workload, "Deployment/" + workload + "-canary") }
    }

    private func dropTheRest(_ spec: ForeignValue) {
        let reasons: [(GoString, GoString)] = [
            ("template", "the chart makes the workloads, one for each side"),
            ("selector", "the chart makes the workloads, one for each side"),
            ("workloadRef", "the chart makes the workloads, one for each side"),
            ("replicas", "the chart says how many pods there are; a stage's `replicas` changes that"),
            ("minReadySeconds", "the chart says it of its workloads"),
            ("revisionHistoryLimit", "--history-max says how many revisions are kept"),
            ("paused", "'swelm rollout pause'"), ("restartAt", "an upgrade restarts what it changes"),
            ("progressDeadlineAbort", "a stage that is not ready in time fails, and onFailure says what follows"),
            ("rollbackWindow", "'swelm rollback' is one revision without stages"),
            ("analysis", "how many measurements are kept: all of them are"),
        ]
        for (key, reason) in reasons { spec[key]?.drop(reason) }
    }
}
