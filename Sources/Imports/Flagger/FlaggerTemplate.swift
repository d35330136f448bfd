import GoTemplate

/// A MetricTemplate: where it is asked, and what.
struct FlaggerTemplate {
    private let spec: ForeignValue
    private let draft: StagesDraft

    init(_ spec: ForeignValue, _ draft: StagesDraft) { (self.spec, self.draft) = (spec, draft) }

    /// The keys of a metric that asks what the template does.
    ///
    /// - Parameters:
    ///   - variables: what the Canary gives its `{{ variables.NAME }}`.
    ///   - replacing: puts our names in place of Flagger's.
    func metric(
        variables: ForeignValue?, replacing: (GoString) -> GoString
    ) throws(ImportFailure) -> DraftMap {
        guard let query = spec["query"]?.maps(to: "metrics.value") else {
            throw spec.failure("a `query` is missing here")
        }
        var text = GoTemplateText(try query.requireText().trimmingSpace.withoutParameters)
        for (key, value) in variables?.entries ?? [] {
            let value = try value.maps(to: "the query of the metric").requireText()
            text = text.putting(value.withoutParameters, for: "variables." + key)
        }
        let provider = try provider()
        let key: GoString = provider.isPrometheus ? "value" : "json"
        let content: DraftNode =
            provider.isPrometheus ? .query(replacing(text.text)) : .todo("where the number stands in the answer")
        return DraftMap([("provider", .text(provider.name)), (key, content)])
    }

    private func provider() throws(ImportFailure) -> (name: GoString, isPrometheus: Bool) {
        let type = try spec.at("provider", "type")?.maps(to: "providers").requireText() ?? "prometheus"
        let name = spec.document.top.at("metadata", "name")?.text ?? type
        guard type == "prometheus" else {
            spec["provider"]?.drop("no provider of this type is built in: a `command` or `http` asks it")
            let command = DraftNode.list([.todo("the program that asks " + type + " and prints JSON")])
            draft.providers[name] = .map(DraftMap([("command", command)]))
            return (name, false)
        }
        draft.providers[name] = .map(DraftMap([("prometheus", .map(try prometheus()))]))
        return (name, true)
    }

    private func prometheus() throws(ImportFailure) -> DraftMap {
        guard let provider = spec["provider"] else { return DraftMap([("address", .todo("its address"))]) }
        var keys = DraftMap()
        keys["address"] = .text(
            try provider["address"]?.maps(to: "providers.prometheus.address").requireText() ?? "TODO: its address")
        if let secret = provider["secretRef"] {
            secret.maps(to: "providers.prometheus.bearer")
            keys["bearer"] = .map(DraftMap([("fromEnv", .text("PROMETHEUS_TOKEN"))]))
        }
        provider["headers"]?.drop("headers may hold secrets: give them as providers.prometheus.headers with fromEnv")
        provider["insecureSkipVerify"]?.drop("certificates are always verified")
        provider["region"]?.drop("a Prometheus has no region")
        return keys
    }
}
