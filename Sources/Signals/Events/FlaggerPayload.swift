import GoTemplate
import Rollouts

/// What Flagger sends to webhooks, so that its load tester and gates work unchanged; mirrors flagger canary.go
/// CanaryWebhookPayload.
struct FlaggerPayload {
    let context: SignalContext

    func content(_ extra: Value) -> Map {
        Map([
            (key: "name", value: .string(context.release)), (key: "namespace", value: .string(context.namespace)),
            (key: "phase", value: .string(phase)), (key: "checksum", value: .string(context.digest)),
            (key: "metadata", value: .map(metadata(extra))),
        ])
    }

    private var phase: String {
        switch context.state {
        case .planned: "Initialized"
        case .running: "Progressing"
        case .waiting, .held, .paused: "Waiting"
        case .finished: "Succeeded"
        case .returning, .returned, .stuck: "Failed"
        case .abandoned: "Terminated"
        }
    }

    /// A mapping of strings, as Go reads it.
    private func metadata(_ extra: Value) -> Map {
        guard case .map(let added) = extra else { return Map() }
        return added.mapValues { value in
            if case .string = value { return value }
            return .string(GoFormat.sprint([value]))
        }
    }
}
