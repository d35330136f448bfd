import GoTemplate

/// `swelm rollout list`.
enum RolloutListCommand {
    static let command = Command(
        name: "list", summary: "list the rollouts of a store",
        description: """
            List all staged releases that a store has, the active ones and those that are over.
            """,
        aliases: ["ls"],
        flags: {
            ReleaseFlags.store
            active
            OutputFormat.flag
        },
        arguments: .none, run: run)

    private static let active = Flag<Bool>("active", "only those that are not over")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let all = try RolloutReader(invocation).summaries()
        let shown = invocation.flags[active] ? all.filter(\.isActive) : all
        let report = RolloutList(shown, OutputColor(invocation.flags, invocation.context))
        invocation.print(try invocation.flags[OutputFormat.flag].text(of: report.value) { report.table })
    }
}
