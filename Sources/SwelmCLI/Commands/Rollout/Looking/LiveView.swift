import Failures
import GoTemplate
import Operations
import Rollouts

/// The live view of a rollout on a terminal.
struct LiveView {
    let reader: RolloutReader
    let rollout: StoredRollout
    let invocation: Invocation

    private static let pause: Int32 = 1000

    /// Paints until the rollout is over, or a person has seen enough.
    func run(_ keyboard: Keyboard) throws {
        let screen = LiveScreen(invocation.context.output)
        var dialogue = WatchDialogue()
        var notice = GoString()
        while true {
            let report = try reader.report(rollout)
            let text = try StatusFormat.table.bytes(of: report, invocation)
            screen.paint(text + notice.bytes, bottom: dialogue.prompt(about: report.current?.plan.name ?? report.name))
            guard report.state.holdsClaim else { return }
            guard let key = keyboard.key(within: Self.pause) else { continue }
            switch dialogue.take(key) {
            case .nothing: break
            case .quit: return
            case .ask(let request, let reason): notice = answer(to: request, reason)
            }
        }
    }

    /// Asks for it, and says what came of that.
    private func answer(to request: WatchDialogue.Request, _ reason: GoString) -> GoString {
        do {
            try ask(request, reason)
            return ""
        } catch {
            return "\nError: " + error.goMessage + "\n"
        }
    }

    private func ask(_ request: WatchDialogue.Request, _ reason: GoString) throws {
        let scope = try invocation.operationScope(log: Log())
        let evidence = scope.evidence(
            invocation.context.environment, wanted: try rollout.wantedIdentities(), warn: { _ in })
        let asking = RolloutRequest(rollout, by: evidence[0])
        switch request {
        case .approve: try asking.answer(isApproval: true, by: evidence, reason: reason)
        case .reject: try asking.answer(isApproval: false, by: evidence, reason: reason)
        case .pause: try asking.ask("a pause") { _ in .paused(reason: reason) }
        case .abort: try asking.ask("an abort") { _ in .aborted(to: .base, reason: reason) }
        }
    }
}
