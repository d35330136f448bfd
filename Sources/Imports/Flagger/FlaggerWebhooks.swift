import GoTemplate

/// The webhooks of a Canary: gates, load tests, and who is told.
///
/// Mirrors the types of pkg/apis/flagger/v1beta1 canary.go HookType.
struct FlaggerWebhooks {
    private let draft: StagesDraft

    init(_ draft: StagesDraft) { self.draft = draft }

    func read(_ analysis: ForeignValue) throws(ImportFailure) {
        for hook in analysis["webhooks"]?.items ?? [] { try readHook(hook) }
    }

    private func readHook(_ hook: ForeignValue) throws(ImportFailure) {
        let type = try hook["type"]?.requireText() ?? "rollout"
        guard let place = place(of: type) else {
            return hook.drop(
                type == "rollback"
                    ? "its yes is our no: a gate under `confirm` that answers 409 returns"
                    : "no webhook of Flagger is of the type " + type)
        }
        hook["type"]?.maps(to: place.key)
        let node = try step(hook, place)
        switch place {
        case .finally: draft.finally.append(node)
        case .notify: draft.notify.append(node)
        default: for index in stages(of: place) { draft.stages[index].keys.append(node, to: place.key) }
        }
    }

    /// Where a webhook stands in a stages file.
    private enum Place {
        case first, before, during, growth, promotion, finally, notify

        var key: GoString {
            switch self {
            case .first, .growth, .promotion: "confirm"
            case .before: "before"
            case .during: "during"
            case .finally: "finally"
            case .notify: "notify"
            }
        }
    }

    private func place(of type: GoString) -> Place? {
        switch type {
        case "confirm-rollout": .first
        case "pre-rollout": .before
        case "rollout": .during
        case "confirm-traffic-increase": .growth
        case "confirm-promotion": .promotion
        case "post-rollout": .finally
        case "event": .notify
        default: nil
        }
    }

    /// The stages that a webhook belongs to; those that are watched are between the dark one and the promotion.
    private func stages(of place: Place) -> [Int] {
        let watched = draft.stages.indices.filter { draft.stages[$0]["bake"] != nil }
        return switch place {
        case .first: [0]
        case .before: Array(watched.prefix(1))
        case .during, .growth: watched
        case .promotion: Array(watched.suffix(1))
        case .finally, .notify: []
        }
    }

    private func step(_ hook: ForeignValue, _ place: Place) throws(ImportFailure) -> DraftNode {
        hook["muteAlert"]?.drop("`notify` says who is told of what")
        hook["disableTLS"]?.drop("certificates are always verified")
        var webhook = try webhook(hook, place)
        let timeout = try timeout(of: hook, place)
        guard place != .notify else {
            hook["name"]?.drop("a channel has no name")
            webhook["timeout"] = timeout
            return .map(DraftMap([("webhook", .map(webhook))]))
        }
        var keys = DraftMap()
        if let name = hook["name"]?.maps(to: place.key + ".name") { keys["name"] = .text(try name.requireText()) }
        keys["webhook"] = .map(webhook)
        keys["timeout"] = timeout
        if let retries = hook["retries"]?.maps(to: place.key + ".retries") {
            keys["retries"] = .number(min(100, try retries.requireCount()))
        }
        return .map(keys)
    }

    /// The request itself, in the form that Flagger sends.
    private func webhook(_ hook: ForeignValue, _ place: Place) throws(ImportFailure) -> DraftMap {
        guard let url = hook["url"]?.maps(to: place.key + ".webhook.url") else {
            throw hook.failure("a webhook has a `url`")
        }
        var webhook = DraftMap([("url", .text(try url.requireText().withoutParameters)), ("format", .text("flagger"))])
        if let metadata = hook["metadata"]?.maps(to: place.key + ".webhook.body") {
            webhook["body"] = DraftNode(metadata.value)
        }
        return webhook
    }

    private func timeout(of hook: ForeignValue, _ place: Place) throws(ImportFailure) -> DraftNode? {
        guard let timeout = hook["timeout"]?.maps(to: place.key + ".timeout") else { return nil }
        return .duration(try timeout.requireDuration())
    }
}
