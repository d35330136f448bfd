import GoLibrary
import GoTemplate

/// Takes a Canary of Flagger over, with its MetricTemplates and AlertProviders.
///
/// Mirrors what github.com/fluxcd/flagger pkg/controller does with the fields of pkg/apis/flagger/v1beta1 canary.go.
struct FlaggerImport {
    let documents: ForeignDocuments
    let draft: StagesDraft

    /// What Flagger takes where nothing is said.
    private static let interval = GoDuration(wrappingSeconds: 60)

    init(_ documents: ForeignDocuments, _ draft: StagesDraft) { (self.documents, self.draft) = (documents, draft) }

    func run() throws(ImportFailure) {
        let canary = try documents.only("Canary").top
        guard let spec = canary["spec"] else { throw canary.failure("a Canary has a `spec`") }
        try readHead(canary, spec)
        // Until 2020 `analysis` was called `canaryAnalysis`.
        guard let analysis = spec["analysis"] ?? spec["canaryAnalysis"] else {
            throw spec.failure("a Canary has an `analysis`")
        }
        try readAnalysis(analysis)
        let metrics = try FlaggerMetrics(documents, draft, mesh: spec["provider"]?.text ?? "istio").read(analysis)
        let course = FlaggerCourse(analysis, checks: metrics, interval: draft.interval ?? Self.interval)
        draft.stages = try course.stages()
        try FlaggerWebhooks(draft).read(analysis)
        try FlaggerAlerts(documents, draft).read(analysis)
        dropTheRest(spec, analysis)
    }

    private func readHead(_ canary: ForeignValue, _ spec: ForeignValue) throws(ImportFailure) {
        draft.release = draft.release ?? canary.at("metadata", "name")?.text
        draft.namespace = canary.at("metadata", "namespace")?.text
        if let name = try spec.at("targetRef", "name")?.maps(to: "sides").requireText() {
            draft.workloads = ("Deployment/" + name + "-primary", "Deployment/" + name)
        }
        spec["provider"]?.maps(to: "metrics")
        if let server = spec["metricsServer"]?.maps(to: "providers") { setPrometheus(.text(try server.requireText())) }
        if let deadline = spec["progressDeadlineSeconds"] {
            draft.defaults["wait"] = .duration(try deadline.maps(to: "defaults.wait").requireDuration())
        }
    }

    private func setPrometheus(_ address: DraftNode) {
        draft.providers["prometheus"] = .map(DraftMap([("prometheus", .map(DraftMap([("address", address)])))]))
    }

    private func readAnalysis(_ analysis: ForeignValue) throws(ImportFailure) {
        if let interval = analysis["interval"]?.maps(to: "analysis.interval, and how long stages are watched") {
            draft.analysis["interval"] = .duration(try interval.requireDuration())
        }
        if let threshold = analysis["threshold"]?.maps(to: "analysis.failures.total") {
            let failures = max(1, try threshold.requireCount())
            draft.analysis["failures"] = .map(DraftMap([("total", .number(failures))]))
        }
        if let ready = analysis["canaryReadyThreshold"]?.maps(to: "guards.ready") {
            draft.guards["ready"] = .share(min(100, try ready.requireCount()))
        }
    }

    private func dropTheRest(_ spec: ForeignValue, _ analysis: ForeignValue) {
        let reasons: [(GoString, GoString)] = [
            ("targetRef", "the chart says what kind its workload is of"),
            ("service", "the chart makes services and routes"),
            ("autoscalerRef", "the chart makes the autoscaler; sides.canary.minReplicas names its lower bound"),
            ("ingressRef", "the chart makes the ingress"), ("routeRef", "the chart makes the route"),
            ("upstreamRef", "the chart makes the upstream"),
            ("skipAnalysis", "an upgrade without stages is 'swelm upgrade'"),
            ("revertOnDeletion", "nothing is left behind where a rollout is over"),
            ("suspend", "'swelm rollout pause' and 'swelm rollout block'"),
        ]
        for (key, reason) in reasons { spec[key]?.drop(reason) }
        let ofAnalysis: [(GoString, GoString)] = [
            ("mirror", "the chart makes routes, also those that mirror"),
            ("mirrorWeight", "the chart makes routes, also those that mirror"),
            ("sessionAffinity", "the chart makes routes, also those that keep sessions"),
            ("primaryReadyThreshold", "all pods of a stage must be ready before it is watched"),
        ]
        for (key, reason) in ofAnalysis { analysis[key]?.drop(reason) }
    }
}
