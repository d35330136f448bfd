import GoLibrary
import GoTemplate

extension DefinitionReader {
    /// The steps at a path.
    func steps(at path: ValuePath?) throws(StagesFileError) -> [StepDefinition] {
        guard let path else { return [] }
        return try document.items(at: path).map { item throws(StagesFileError) in try step(at: item) }
    }

    private func step(at path: ValuePath) throws(StagesFileError) -> StepDefinition {
        let webhook = path.key("webhook")
        let isWebhook = document.value(at: webhook) != nil
        let timeout = duration(
            at: path.key("timeout"), webhook.key("timeout"), otherwise: StepDefinition.defaultTimeout)
        return StepDefinition(
            name: document.text(at: path.key("name")) ?? (isWebhook ? "webhook" : "command"),
            call: isWebhook
                ? .webhook(try self.webhook(at: webhook, timeout: timeout))
                : .command(try words(at: path.key("command"))),
            timeout: timeout)
    }

    private func webhook(at path: ValuePath, timeout: GoDuration) throws(StagesFileError) -> WebhookDefinition {
        WebhookDefinition(
            url: try address(at: path.key("url")), method: word(at: path.key("method")) ?? .post,
            headers: try headers(at: path.key("headers")), body: try optional(at: path.key("body")),
            keys: try references(at: path.key("secret")), format: word(at: path.key("format")) ?? .cloudEvents,
            timeout: timeout)
    }

    /// An address that is known by now is looked at before anything starts.
    private func address(at path: ValuePath) throws(StagesFileError) -> SecretText {
        let address = try secretText(at: path)
        guard case .text(let text) = address, let url = try? GoURL(parsing: text.text([:])) else { return address }
        if let refusal = WebhookDefinition.refusal(of: url) { throw document.failure(refusal, at: path) }
        return address
    }

    /// Who is told what happens.
    func channels() throws(StagesFileError) -> [NoticeChannel] {
        try document.items(at: ValuePath().key("notify")).map { item throws(StagesFileError) in
            let words = document.texts(at: item.key("on"))
            let kinds = words.isEmpty ? NoticeKind.allCases : words.compactMap { NoticeKind(rawValue: $0.text) }
            return NoticeChannel(receiver: try receiver(at: item), kinds: Set(kinds))
        }
    }

    private func receiver(at path: ValuePath) throws(StagesFileError) -> NoticeChannel.Receiver {
        let (slack, teams, webhook) = (path.key("slack"), path.key("teams"), path.key("webhook"))
        if document.value(at: slack) != nil { return .slack(url: try address(at: slack.key("url"))) }
        if document.value(at: teams) != nil { return .teams(url: try address(at: teams.key("url"))) }
        if document.value(at: webhook) != nil {
            let timeout = duration(at: webhook.key("timeout"), otherwise: StepDefinition.defaultTimeout)
            return .webhook(try self.webhook(at: webhook, timeout: timeout))
        }
        return .command(try words(at: path.key("command")))
    }
}
