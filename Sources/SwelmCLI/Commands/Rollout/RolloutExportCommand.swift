import GoTemplate

/// `swelm rollout export ROLLOUT`.
enum RolloutExportCommand {
    static let command = Command(
        name: "export", usage: "ROLLOUT", summary: "write what a rollout was, to be simulated again",
        description: """
            Write the numbers, the answers and the faults of a rollout as JSON lines, which 'swelm rollout simulate' plays
            again: with other bounds, or as a test of those that decided.

                $ swelm rollout export productpage.3 > tests/stages-friday.jsonl
            """,
        flags: {
            ReleaseFlags.store
            AcceptedExits.flag
        },
        arguments: .exactly(1)
    ) { invocation in
        let session = try RolloutSession(invocation)
        try session.run {
            let rollout = try session.rollout(invocation.arguments[0])
            invocation.print(GoString(try rollout.recordedLines()))
            return .done
        }
    }
}
