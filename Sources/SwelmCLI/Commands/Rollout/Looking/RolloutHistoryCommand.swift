import GoTemplate

/// `swelm rollout history ROLLOUT`.
enum RolloutHistoryCommand {
    static let command = Command(
        name: "history", usage: "ROLLOUT", summary: "show who did what in a rollout, and what was measured",
        description: """
            Show all that happened in a staged release: who did it, when, from where, by which evidence that is known,
            and why; then what was measured and judged, with the numbers.

            --all adds each step of the driver; -o metrics is what 'swelm rollout export' writes.
            """,
        flags: {
            ReleaseFlags.store
            all
            HistoryFormat.flag
        },
        arguments: .exactly(1), run: run)

    private static let all = Flag<Bool>("all", "show each step of the driver, too")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let reader = try RolloutReader(invocation)
        let rollout = try reader.rollout(of: invocation)
        let history = HistoryText(report: try reader.report(rollout), showsAll: invocation.flags[all])
        invocation.print(try invocation.flags[HistoryFormat.flag].text(of: history, recorded: rollout.recordedLines))
    }
}
