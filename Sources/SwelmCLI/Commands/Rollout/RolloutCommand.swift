import Codecs
import GoTemplate
import Rollouts

/// `swelm rollout SUBCOMMAND`: staged releases.
enum RolloutCommand {
    static let command = Command(
        name: "rollout", summary: "plan a staged release",
        description: """
            Work with staged releases, which a file declares stage by stage:

            - plan shows what every stage changes, and how it is watched
            - schema prints the JSON Schema of the file, for editors

            docs/rollout.md explains the file.
            """,
        subcommands: [RolloutPlanCommand.command, schema], run: showHelp)

    @Sendable
    private static func showHelp(_ invocation: Invocation) throws {
        invocation.print(GoString(HelpText(command: command, path: invocation.path).page))
    }

    private static let schema = Command(
        name: "schema", summary: "print the JSON Schema of stages files",
        description:
            "Print the JSON Schema of stages files (draft 2020-12), which editors check and complete them with.",
        arguments: .none
    ) { invocation in
        invocation.print(GoString(try StagesShape.jsonSchema()))
    }
}
