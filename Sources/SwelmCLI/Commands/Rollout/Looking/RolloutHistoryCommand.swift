import GoTemplate

/// `swelm rollout history ROLLOUT`.
enum RolloutHistoryCommand {
    static let command = Command(
        name: "history", usage: "ROLLOUT", summary: "show who did what in a rollout, and what was measured",
        description: """
            Show all that happened in a staged release: who did it, when, from where, by which evidence that is known,
            and why; then what was measured and judged, with the numbers.

            --all adds each step of the driver.
            """,
        flags: {
            ReleaseFlags.store
            all
            OutputFormat.flag
        },
        arguments: .exactly(1), run: run)

    private static let all = Flag<Bool>("all", "show each step of the driver, too")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let reader = try RolloutReader(invocation)
        let report = try reader.report(reader.rollout(of: invocation))
        let history = HistoryText(report: report, showsAll: invocation.flags[all])
        invocation.print(try invocation.flags[OutputFormat.flag].text(of: history.value) { history.table })
    }
}
