import Files
import GoTemplate
import Imports
import Manifests

/// `swelm rollout import TOOL FILE...`.
enum RolloutImportCommand {
    static let command = Command(
        group: "import", summary: "make a stages file of another tool's resources",
        description: """
            Make a stages file of what another tool is given, and write it to standard output, for you to finish: what
            nobody can know from there, such as the values of your chart, is marked with TODO, and 'swelm rollout plan'
            refuses the file until it is said.

            What the file says nothing of is named with the reason, on standard error and at the file's end.

                $ swelm rollout import flagger canary.yaml metrics.yaml > stages.yaml

            Exit status: 0 where all is taken over, 2 where something is not, 1 for an error.
            """,
        subcommands: { ImportTool.allCases.map(command) })

    private static let chart = Flag<GoString>("chart", placeholder: "PATH", "the folder or archive of the chart")
    private static let release = Flag<GoString>(
        "release", placeholder: "NAME", "the name of the release (default: that of the resource)")
    private static let output = Flag<OpenEnum<ImportOutput>>(
        "output", short: "o", default: .known(.stages), placeholder: "stages|json",
        "what is written: stages (the file) or json (the file, and what became of each value of the input)")

    private static func command(_ tool: ImportTool) -> Command {
        Command(
            name: tool.rawValue, usage: "FILE...", summary: "take over resources of \(tool.title)",
            description: "Make a stages file of resources of \(tool.title); - is standard input.",
            flags: {
                chart
                release
                output
            },
            arguments: .atLeast(1)
        ) { invocation in
            var taking = RolloutImport(tool)
            (taking.chart, taking.release) = (invocation.flags.given(chart), invocation.flags.given(release))
            let form = try invocation.flags[output].checked(as: output.name)
            let stages = try taking.run(try files(invocation.arguments))
            invocation.print(form.text(of: stages))
            for entry in stages.dropped {
                invocation.context.warn(entry.place + ": " + entry.field + " is not taken over: " + entry.fate.text)
            }
            if !stages.dropped.isEmpty { throw ExitStatus(code: 2) }
        }
    }

    private static func files(_ names: [GoString]) throws -> [(path: GoString, text: [UInt8])] {
        try names.map { name in
            (name, name == "-" ? try FileSystem().readStandardInput() : try FileSystem().read(name))
        }
    }
}
