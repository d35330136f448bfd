import GoTemplate

/// The alerts of a Canary, with the providers they go to.
struct FlaggerAlerts {
    private let documents: ForeignDocuments
    private let draft: StagesDraft

    init(_ documents: ForeignDocuments, _ draft: StagesDraft) { (self.documents, self.draft) = (documents, draft) }

    func read(_ analysis: ForeignValue) throws(ImportFailure) {
        for alert in analysis["alerts"]?.items ?? [] { try readAlert(alert) }
    }

    private func readAlert(_ alert: ForeignValue) throws(ImportFailure) {
        let name = try alert.at("providerRef", "name")?.requireText() ?? ""
        let provider = documents.named(name, "AlertProvider")?.top["spec"]
        let type = provider?["type"]?.text ?? "slack"
        guard let key = channel(type) else {
            provider?.drop("no channel of this type is built in: a `webhook` or `command` under `notify` tells it")
            return alert.drop("its provider is of the type " + type + ", which no channel is")
        }
        alert["severity"]?.maps(to: "notify.on")
        alert.at("providerRef", "name")?.maps(to: "notify")
        alert.at("providerRef", "namespace")?.drop("the address of a channel is a secret, wherever it comes from")
        alert["name"]?.drop("a channel has no name")
        noteProvider(provider)
        // The address is a secret, so that it stands in no file.
        let url = DraftNode.map(DraftMap([("fromEnv", .text(Self.variable(name.isEmpty ? type : name)))]))
        var keys = DraftMap([(key, .map(DraftMap([("url", url)])))])
        keys["on"] = .texts(kinds(try alert["severity"]?.requireText() ?? "info"))
        draft.notify.append(.map(keys))
    }

    private func channel(_ type: GoString) -> GoString? {
        switch type {
        case "slack", "discord", "rocket": "slack"
        case "msteams": "teams"
        default: nil
        }
    }

    private func noteProvider(_ provider: ForeignValue?) {
        for key in ["type", "address", "secretRef"] as [GoString] { provider?[key]?.maps(to: "notify") }
        for key in ["channel", "username", "proxy"] as [GoString] {
            provider?[key]?.drop("the incoming webhook says it")
        }
    }

    /// Flagger tells all that is as severe, or more.
    private func kinds(_ severity: GoString) -> [GoString] {
        switch severity {
        case "error": ["failed", "returned", "stuck"]
        case "warn": ["failed", "held", "returned", "stuck"]
        default: ["started", "waiting", "failed", "held", "returned", "finished", "stuck"]
        }
    }

    /// `ON_CALL_URL` of `on-call`.
    private static func variable(_ name: GoString) -> GoString {
        let letters = name.text.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return GoString(String(letters) + "_URL")
    }
}
