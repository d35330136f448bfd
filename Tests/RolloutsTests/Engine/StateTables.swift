@testable import Rollouts

/// The two state machines as tables of a document: each row a state, each column a trigger.
enum StateTables {
    static var document: String {
        """
        # States of a staged release

        What `RolloutState.after` and `StagePhase.after` say about each pair; a test compares this page with them, and
        writes it with `SWELM_RECORD_STATES=1 swift test --filter StateMachineTests`. An empty field is a trigger that
        changes nothing there: it came too late, or is refused.

        ## A rollout

        \(table(RolloutState.allCases, RolloutTrigger.allCases) { text($0.after($1)) })

        ## An attempt at a stage

        \(table(StagePhase.allCases, StageTrigger.allCases) { $0.after($1)?.rawValue ?? "" })

        """
    }

    private static func text(_ change: StateChange?) -> String {
        switch change {
        case .to(let state)?: state.rawValue
        case .toStateBefore?: "as before"
        case nil: ""
        }
    }

    /// Triggers are rows, for there are more of them, and a page is not as wide as it is long.
    private static func table<State: RawRepresentable<String>, Trigger: RawRepresentable<String>>(
        _ states: [State], _ triggers: [Trigger], _ entry: (State, Trigger) -> String
    ) -> String {
        let head = ["| | " + states.map(\.rawValue).joined(separator: " | ") + " |"]
        let rule = ["|---|" + states.map { _ in "---|" }.joined()]
        let rows = triggers.map { trigger in
            "| \(trigger.rawValue) | " + states.map { entry($0, trigger) }.joined(separator: " | ") + " |"
        }
        return (head + rule + rows).joined(separator: "\n")
    }
}
