import Codecs
import GoTemplate
import Rollouts

extension SignalContext {
    /// The facts of a rollout, as receivers of events find them.
    var facts: Map {
        let facts = Map()
        facts["rollout"] = .string(rollout)
        facts["release"] = .string(release)
        facts["namespace"] = .string(namespace)
        facts["state"] = .string(state.rawValue)
        facts["stage"] = .map(
            Map([
                (key: "name", value: .string(stage)), (key: "number", value: .int(stageNumber)),
                (key: "count", value: .int(stageCount)), (key: "attempt", value: .int(attempt)),
            ]))
        if let split {
            facts["weights"] = .map(
                Map(SideRole.allCases.map { (key: GoString($0.rawValue), value: .int(split[$0])) }))
        }
        if let revision { facts["revision"] = .int(revision) }
        if !verdicts.isEmpty { facts["verdicts"] = .strings(verdicts) }
        return facts
    }

    /// What the rollout is called as the source of events.
    var source: GoString { "/swelm/rollouts/" + rollout.formEscaped }
}
