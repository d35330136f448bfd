import GoLibrary
import GoTemplate

/// The metrics of a Canary: built-in ones, those of templates, and queries in place.
struct FlaggerMetrics {
    private let documents: ForeignDocuments
    private let draft: StagesDraft
    private let mesh: GoString

    init(_ documents: ForeignDocuments, _ draft: StagesDraft, mesh: GoString) {
        (self.documents, self.draft, self.mesh) = (documents, draft, mesh)
    }

    /// - Returns: the names of the metrics, to be checked.
    func read(_ analysis: ForeignValue) throws(ImportFailure) -> [GoString] {
        var names: [GoString] = []
        for metric in analysis["metrics"]?.items ?? [] { names.append(try read(metric)) }
        return names
    }

    private func read(_ metric: ForeignValue) throws(ImportFailure) -> GoString {
        guard let name = try metric["name"]?.maps(to: "metrics").requireText() else {
            throw metric.failure("a metric has a `name`")
        }
        if let interval = metric["interval"] { try lengthen(interval) }
        var keys = try query(of: metric, named: name)
        try bound(&keys, metric)
        draft.metrics[name] = .map(keys)
        return name
    }

    /// What a query looks back is what a check does, so all checks are as far apart as the longest of them looks.
    private func lengthen(_ interval: ForeignValue) throws(ImportFailure) {
        interval.maps(to: "analysis.interval")
        let wanted = try interval.requireDuration()
        if let now = draft.interval, now.nanoseconds >= wanted.nanoseconds { return }
        draft.analysis["interval"] = .duration(wanted)
    }

    private func query(of metric: ForeignValue, named name: GoString) throws(ImportFailure) -> DraftMap {
        if let reference = metric["templateRef"] { return try template(reference, of: metric) }
        if let query = metric["query"]?.maps(to: "metrics.value") {
            return DraftMap([
                ("provider", prometheus()), ("value", .query(variables(in: try query.requireText().withoutParameters))),
            ])
        }
        return builtIn(name)
    }

    private func builtIn(_ name: GoString) -> DraftMap {
        var keys = DraftMap([("provider", prometheus())])
        switch (name, FlaggerMesh(mesh)) {
        case ("request-success-rate", let mesh?): keys["ratio"] = .map(mesh.successRate)
        case ("request-duration", let mesh?):
            keys["value"] = .text(mesh.duration)
            keys["unit"] = .text("ms")
        default: keys["value"] = .todo("the query that Flagger has for " + name + " of " + mesh)
        }
        return keys
    }

    private func template(_ reference: ForeignValue, of metric: ForeignValue) throws(ImportFailure) -> DraftMap {
        let name = try reference["name"]?.requireText() ?? ""
        guard let template = documents.named(name, "MetricTemplate")?.top, let spec = template["spec"] else {
            reference.maps(to: "metrics.value, left to do: its MetricTemplate is not in the files")
            return DraftMap([("provider", prometheus()), ("value", .todo("the query of the MetricTemplate " + name))])
        }
        reference.maps(to: "metrics.value")
        return try FlaggerTemplate(spec, draft).metric(
            variables: metric["templateVariables"], replacing: variables(in:))
    }

    private func bound(_ keys: inout DraftMap, _ metric: ForeignValue) throws(ImportFailure) {
        let isShare = keys["ratio"] != nil
        if let range = metric["thresholdRange"] {
            for key in ["min", "max"] as [GoString] {
                guard let limit = range[key]?.maps(to: "metrics." + key) else { continue }
                keys[key] = .scalar(try number(limit) + (isShare ? "%" : ""))
            }
        } else if let threshold = metric["threshold"] {
            // The old way to give a bound: the least success rate, else the most.
            let key: GoString = isShare ? "min" : "max"
            keys[key] = .scalar(try number(threshold.maps(to: "metrics." + key)) + (isShare ? "%" : ""))
        }
        if keys["min"] == nil && keys["max"] == nil { keys["max"] = .todo("the most that passes, or `min`") }
    }

    private func number(_ limit: ForeignValue) throws(ImportFailure) -> GoString {
        guard let text = limit.text, Double(text.text) != nil else { throw limit.failure("this must be a number") }
        return text
    }

    /// The provider that there is a place for in the Canary.
    private func prometheus() -> DraftNode {
        if draft.providers["prometheus"] == nil {
            let address = DraftMap([("address", .todo("the address of the Prometheus that Flagger is started with"))])
            draft.providers["prometheus"] = .map(DraftMap([("prometheus", .map(address))]))
        }
        return .text("prometheus")
    }

    /// Flagger's variables as ours.
    ///
    /// Mirrors pkg/metrics/observers/render.go.
    private func variables(in query: GoString) -> GoString {
        let names: [(GoString, GoString)] = [
            ("name", "release"), ("namespace", "namespace"), ("target", "workload"), ("service", "release"),
            ("ingress", "release"), ("route", "release"), ("interval", "window"),
        ]
        return names.reduce(GoTemplateText(query)) { text, name in text.replacing(name.0, with: name.1) }.text
    }
}

/// A text with `{{ name }}` in it.
struct GoTemplateText {
    private(set) var text: GoString

    init(_ text: GoString) { self.text = text }

    /// The text with a variable as stages files write it.
    func replacing(_ name: GoString, with other: GoString) -> GoTemplateText { putting("${" + other + "}", for: name) }

    /// The text with a value in place of a variable, whatever blanks stand around its name.
    func putting(_ value: GoString, for name: GoString) -> GoTemplateText {
        let parts = text.split(separator: "{{")
        let rest = parts.dropFirst().map { part -> GoString in
            guard let (inner, after) = part.cut(at: "}}"), inner.trimmingSpace == name else { return "{{" + part }
            return value + after
        }
        return GoTemplateText((parts.first ?? "") + GoString.join(rest, separator: ""))
    }
}
