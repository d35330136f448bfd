import GoTemplate

/// Where a metric of an analysis is asked, and what.
struct ArgoProvider {
    private let provider: ForeignValue?
    private let draft: StagesDraft
    private let name: GoString

    init(_ metric: ForeignValue, _ draft: StagesDraft, named name: GoString) {
        (provider, self.draft, self.name) = (metric["provider"], draft, name)
    }

    func read(into keys: inout DraftMap) throws(ImportFailure) {
        if let prometheus = provider?["prometheus"] { return try readPrometheus(prometheus, &keys) }
        if let web = provider?["web"] { return try readWeb(web, &keys) }
        let kind = provider?.entries.first?.key ?? "none"
        provider?.drop(
            kind == "job"
                ? "a step under `confirm` runs a command, where its exit status is the answer"
                : "no provider of the kind " + kind + " is built in: a `command` or `http` asks it")
        let command = DraftNode.list([.todo("the program that asks " + kind + " and prints a number or JSON")])
        draft.providers[name] = .map(DraftMap([("command", command)]))
        keys["provider"] = .text(name)
        keys["json"] = .text("$")
    }

    private func readPrometheus(_ prometheus: ForeignValue, _ keys: inout DraftMap) throws(ImportFailure) {
        var connection = DraftMap()
        connection["address"] =
            try prometheus["address"].map { address throws(ImportFailure) in
                .text(ArgoArguments.replaced(in: try address.maps(to: "providers.prometheus.address").requireText()))
            } ?? .todo("the address of the Prometheus that the controller is started with")
        try readTimeout(prometheus["timeout"], &connection)
        prometheus["headers"]?.drop("headers may hold secrets: give them as providers.prometheus.headers with fromEnv")
        prometheus["authentication"]?.drop("tokens stand in a stages file as `bearer: {fromEnv: NAME}` alone")
        prometheus["insecure"]?.drop("certificates are always verified")
        prometheus["rangeQuery"]?.drop("one number is asked for, at the instant of the check")
        keys["provider"] = .text(providerName(connection, kind: "prometheus"))
        let query = try prometheus["query"]?.maps(to: "metrics.value").requireText()
        keys["value"] = query.map { .query(ArgoArguments.replaced(in: $0.trimmingSpace)) } ?? .todo("its query")
    }

    private func readWeb(_ web: ForeignValue, _ keys: inout DraftMap) throws(ImportFailure) {
        var http = DraftMap()
        let url = try web["url"]?.maps(to: "providers.http.url").requireText()
        http["url"] = url.map { .text(ArgoArguments.replaced(in: $0)) } ?? .todo("what is asked")
        try readTimeout(web["timeoutSeconds"], &http)
        web["headers"]?.drop("headers may hold secrets: give them as providers.http.headers with fromEnv")
        web["authentication"]?.drop("tokens stand in a stages file as `bearer: {fromEnv: NAME}` alone")
        for key in ["method", "body", "jsonBody"] as [GoString] { web[key]?.drop("numbers are asked for with GET") }
        web["insecure"]?.drop("certificates are always verified")
        keys["provider"] = .text(providerName(http, kind: "http"))
        // Braces are of kubectl's form of JSONPath.
        let place = try web["jsonPath"]?.maps(to: "metrics.json").requireText() ?? "$"
        keys["json"] = .text(place.trimmingPrefix("{").trimmingSuffix("}"))
    }

    private func readTimeout(_ timeout: ForeignValue?, _ connection: inout DraftMap) throws(ImportFailure) {
        guard let timeout else { return }
        connection["timeout"] = .duration(try timeout.maps(to: "providers.timeout").requireDuration())
    }

    /// The provider of that connection: one for all metrics that are asked at the same place.
    private func providerName(_ connection: DraftMap, kind: GoString) -> GoString {
        let node = DraftNode.map(DraftMap([(kind, .map(connection))]))
        let same = draft.providers.entries.first { written($0.node) == written(node) }
        if let same { return same.key }
        let isTaken = draft.providers[kind] != nil
        let key = isTaken ? name : kind
        draft.providers[key] = node
        return key
    }

    private func written(_ node: DraftNode) -> GoString {
        var writer = DraftWriter()
        writer.write(DraftMap([("it", node)]))
        return writer.text
    }
}
