import GoLibrary
import GoTemplate
import HTTP
import Processes
import Rollouts

/// Carries out steps: each once, for whoever asks repeats it as the plan says.
package final class StepRunner {
    private let secrets: SecretKeeper
    private let sender: WebhookSender
    private let commands: CommandRunner

    package init(_ surroundings: SignalSurroundings) {
        secrets = SecretKeeper(surroundings)
        sender = WebhookSender(secrets: secrets, caller: HTTPCaller(loop: surroundings.loop))
        commands = CommandRunner(surroundings)
    }

    /// Runs a step.
    ///
    /// - Parameter key: the rollout and the effect, the same each time that one effect is tried.
    /// - Returns: `refused` for status 409 and exit status 3, which are a no for good.
    package func run(_ step: StepDefinition, key: GoString, in context: SignalContext) -> EffectOutcome {
        do {
            switch step.call {
            case .webhook(let webhook): return try outcome(of: webhook, step, key.webhookID, context)
            case .command(let words): return try outcome(of: words, step, key.webhookID, context)
            }
        } catch {
            return EffectOutcome(.failed, message: secrets.masked(error.message))
        }
    }

    private func outcome(
        of webhook: WebhookDefinition, _ step: StepDefinition, _ id: GoString, _ context: SignalContext
    ) throws(SignalFailure) -> EffectOutcome {
        let extra = try webhook.extra(context)
        let payload = try EventPayload(.step(step.name), webhook.format, id: id, extra: extra, in: context)
        guard let payload else { return EffectOutcome(.succeeded) }
        let answer = try sender.send(webhook, payload, id: id, in: context)
        return EffectOutcome(answer.effectResult, message: secrets.masked(answer.words))
    }

    private func outcome(
        of words: [DeferredValue], _ step: StepDefinition, _ id: GoString, _ context: SignalContext
    ) throws(SignalFailure) -> EffectOutcome {
        let payload = try EventPayload(.step(step.name), .cloudEvents, id: id, extra: .null, in: context)
        let result = try commands.run(words, context.names, input: payload?.body ?? [], timeout: step.timeout)
        return EffectOutcome(result.effectResult, message: secrets.masked(result.isSuccess ? "" : result.words))
    }
}

extension WebhookDefinition {
    /// What the file adds to the event.
    func extra(_ context: SignalContext) throws(SignalFailure) -> Value {
        do { return try body?.value(context.names) ?? .null } catch { throw SignalFailure(error.message) }
    }
}

extension Response {
    fileprivate var effectResult: EffectResult { isSuccess ? .succeeded : status == 409 ? .refused : .failed }

    /// What it says, or its status.
    var words: GoString {
        let text = GoString(body).shortened
        if isSuccess { return text.isValidUTF8 ? text : "" }
        let status = GoString("the answer has status \(status)")
        return text.isEmpty || !text.isValidUTF8 ? status : status + ": " + text
    }
}

extension ProgramResult {
    private static let no: Int32 = 3

    fileprivate var isSuccess: Bool { ending.isSuccess }

    fileprivate var effectResult: EffectResult {
        isSuccess ? .succeeded : ending == .exited(Self.no) ? .refused : .failed
    }
}
