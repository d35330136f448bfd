import Codecs
import GoLibrary
import GoTemplate
import HTTP
import Processes
import Rollouts

/// Tells people and systems what happened; it never decides anything.
package final class Notifier {
    private let secrets: SecretKeeper
    private let sender: WebhookSender
    private let commands: CommandRunner
    private let loop: Loop
    /// From one try to the next.
    private let pause: Duration

    private static let tries = 3
    private static let timeout = GoDuration(wrappingSeconds: 10)

    package init(_ surroundings: SignalSurroundings, pause: Duration = .seconds(1)) {
        secrets = SecretKeeper(surroundings)
        loop = surroundings.loop
        sender = WebhookSender(secrets: secrets, caller: HTTPCaller(loop: loop))
        commands = CommandRunner(surroundings)
        self.pause = pause
    }

    /// Tells all channels that want to hear of it; each is tried thrice.
    ///
    /// - Parameter key: the rollout and the effect, the same where it is told again.
    /// - Returns: `failed` with the words of the channels that could not be reached.
    package func tell(
        _ kind: NoticeKind, on channels: [NoticeChannel], key: GoString, in context: SignalContext
    ) -> EffectOutcome {
        let wanted = channels.enumerated().filter { $0.element.kinds.contains(kind) }
        let failures = wanted.compactMap {
            failure(of: $0.element, key.webhookID + GoString("/\($0.offset)"), kind, context)
        }
        guard !failures.isEmpty else { return EffectOutcome(.succeeded) }
        return EffectOutcome(.failed, message: secrets.masked(failures.joined(by: "; ")))
    }

    /// Why a channel was not reached; nil where it was.
    private func failure(
        of channel: NoticeChannel, _ id: GoString, _ kind: NoticeKind, _ context: SignalContext
    ) -> GoString? {
        var words = GoString()
        for number in 1...Self.tries {
            if number > 1 { loop.pause(for: pause * (1 << (number - 2))) }
            do {
                guard let failure = try failure(ofTrying: channel, id, kind, context) else { return nil }
                words = failure
            } catch {
                words = error.message
            }
        }
        return channel.receiver.word + ": " + words
    }

    private func failure(
        ofTrying channel: NoticeChannel, _ id: GoString, _ kind: NoticeKind, _ context: SignalContext
    ) throws(SignalFailure) -> GoString? {
        let text = NoticeText(kind: kind, context: context)
        switch channel.receiver {
        case .slack(let url): return try post(SlackMessage(text: text).content, to: url, context)
        case .teams(let url): return try post(TeamsMessage(text: text).content, to: url, context)
        case .webhook(let webhook): return try send(webhook, id, kind, context)
        case .command(let words): return try run(words, id, kind, context)
        }
    }

    private func post(_ content: Map, to url: SecretText, _ context: SignalContext) throws(SignalFailure) -> GoString? {
        guard let body = try? JSON.encode(.map(content), escapesHTML: false) else {
            return "the message cannot be written as JSON"
        }
        let address = try secrets.text(url, context.names)
        let headers = Headers([("Content-Type", "application/json")])
        return try sender.post(body, to: address, headers, timeout: Self.timeout).failureWords
    }

    private func send(
        _ webhook: WebhookDefinition, _ id: GoString, _ kind: NoticeKind, _ context: SignalContext
    ) throws(SignalFailure) -> GoString? {
        let extra = try webhook.extra(context)
        let payload = try EventPayload(.notice(kind), webhook.format, id: id, extra: extra, in: context)
        // The format has no word for it, so that nobody waits for it.
        guard let payload else { return nil }
        return try sender.send(webhook, payload, id: id, in: context).failureWords
    }

    private func run(
        _ words: [DeferredValue], _ id: GoString, _ kind: NoticeKind, _ context: SignalContext
    ) throws(SignalFailure) -> GoString? {
        var names = context.names
        names["event"] = GoString(kind.rawValue)
        let payload = try EventPayload(.notice(kind), .cloudEvents, id: id, extra: .null, in: context)
        let result = try commands.run(words, names, input: payload?.body ?? [], timeout: Self.timeout)
        return result.ending.isSuccess ? nil : result.words
    }
}

extension NoticeChannel.Receiver {
    /// What a failure is told of: addresses may be secrets.
    fileprivate var word: GoString {
        switch self {
        case .slack: "slack"
        case .teams: "teams"
        case .webhook: "webhook"
        case .command: "command"
        }
    }
}

extension Response {
    /// Nil for a success.
    var failureWords: GoString? { isSuccess ? nil : words }
}
