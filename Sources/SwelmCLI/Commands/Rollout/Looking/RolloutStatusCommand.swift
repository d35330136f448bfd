import GoTemplate
import Rollouts

/// `swelm rollout status ROLLOUT`.
enum RolloutStatusCommand {
    static let command = Command(
        name: "status", usage: "ROLLOUT", summary: "show how a rollout stands",
        description: """
            Show how a staged release stands: its stages with their revisions, checks and approvals, what it waits
            for, and the way back from where it is.

            ROLLOUT is NAME.N, or the name of a plan or a release for its active rollout, or its newest.

            With -o json it is one object; docs/rollout-status.schema.json describes it. Its field exitCode is what
            a command that drives the rollout would end with.
            """,
        flags: {
            ReleaseFlags.store
            StatusFormat.flag
            ascii
            watch
        },
        arguments: .exactly(1), run: run)

    static let ascii = Flag<Bool>("ascii", "write nothing but ASCII")

    private static let watch = Flag<Bool>(
        "watch", short: "w", "go on showing it, as 'swelm rollout watch' does, until it is over")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        if invocation.flags[watch] { return try RolloutWatchCommand.watch(invocation) }
        let reader = try RolloutReader(invocation)
        let report = try reader.report(reader.rollout(of: invocation))
        invocation.print(GoString(try invocation.flags[StatusFormat.flag].bytes(of: report, invocation)))
    }
}
