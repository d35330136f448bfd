import Codecs
import GoTemplate
import Rollouts

/// `swelm rollout SUBCOMMAND`: staged releases.
enum RolloutCommand {
    static let command = Command(
        group: "rollout", summary: "plan a staged release, carry it out, and return from it",
        description: """
            Work with staged releases, which a file declares stage by stage:

            - plan shows what every stage changes, and how it is watched
            - simulate plays it against recorded numbers
            - start freezes a plan and carries it out; run, next and tick go on
            - approve and reject answer a gate
            - pause, resume, retry, abort, undo and abandon ask for something else
            - export writes what a rollout was, for simulate
            - import makes a stages file of what Flagger, Argo Rollouts, KubeVela or Shipper is given
            - block keeps rollouts from being started, unblock lets them
            - list, status, history, events and watch show how rollouts stand, and what happened
            - report writes all of that as one page; dashboard prints one for Grafana
            - schema prints the JSON Schema of the file, for editors

            docs/rollout.md explains the file.
            """,
        subcommands: { subcommands })

    private static let subcommands =
        [
            RolloutPlanCommand.command, RolloutSimulateCommand.command, RolloutStartCommand.command,
            RolloutDriveCommands.run,
            RolloutDriveCommands.next,
            RolloutDriveCommands.tick, RolloutAnswerCommands.approve, RolloutAnswerCommands.reject,
        ] + RolloutRequestCommands.all + RolloutBlockCommands.all + looking + [
            RolloutExportCommand.command, RolloutImportCommand.command, schema,
        ]

    private static let looking = [
        RolloutListCommand.command, RolloutStatusCommand.command, RolloutHistoryCommand.command,
        RolloutEventsCommand.command, RolloutWatchCommand.command, RolloutReportCommand.command,
        RolloutDashboardCommand.command,
    ]

    private static let schema = Command(
        name: "schema", summary: "print the JSON Schema of stages files",
        description:
            "Print the JSON Schema of stages files (draft 2020-12), which editors check and complete them with.",
        arguments: .none
    ) { invocation in
        invocation.print(GoString(try StagesShape.jsonSchema()))
    }
}
