import Failures
import Files
import GoTemplate
import Repositories

/// `swelm create NAME`.
enum CreateCommand {
    static let command = Command(
        name: "create", usage: "NAME", summary: "create a new chart with the given name", description: description,
        flags: { flags }, arguments: .exactly(1), isHelmCommand: true, run: run)

    private static let description = """
        This command creates a chart directory along with the common files and
        directories used in a chart.

        For example, 'swelm create foo' will create a directory structure that looks
        something like this:

            foo/
            ├── .helmignore   # Contains patterns to ignore when packaging Helm charts.
            ├── Chart.yaml    # Information about your chart
            ├── values.yaml   # The default values for your templates
            ├── charts/       # Charts that this chart depends on
            └── templates/    # The template files
                └── tests/    # The test files

        'swelm create' takes a path for an argument. The folder that the new one goes
        into must be there. If the given destination exists and there are files in that
        directory, conflicting files will be overwritten, but other files will be left
        alone.
        """

    private static let flags = FlagTable {
        starter
        apiVersion
    }

    private static let starter = Flag<GoString>(
        "starter", short: "p", "the name or absolute path to Helm starter scaffold")
    private static let apiVersion = Flag<GoString>(
        "chart-api-version", default: "v2", hidden: true, "chart API version to use (v2 or v3)")

    /// Mirrors pkg/cmd create.go run.
    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let path = invocation.arguments[0]
        invocation.print("Creating " + path + "\n")
        try check(invocation.flags[apiVersion])
        let creation = ChartCreation(at: path)
        let starter = invocation.flags[starter]
        if starter.isEmpty {
            try creation.run { file in
                invocation.print("WARNING: File " + Strconv.quote(file) + " already exists. Overwriting.\n")
            }
        } else {
            let log = Log(isDebugging: invocation.logsSteps)
            defer { invocation.context.write(log) }
            try creation.run(from: starterPath(starter, invocation.settings), log: log)
        }
    }

    private static func check(_ apiVersion: GoString) throws(CommandFailure) {
        switch apiVersion {
        case "v2", "": break
        case "v3":
            throw CommandFailure(
                "this feature has been marked as experimental and is not enabled by default. "
                    + "Please set HELM_EXPERIMENTAL_CHART_V3=1 in your environment to use this feature")
        default: throw CommandFailure("unsupported chart API version: " + apiVersion + " (supported: v2, v3)")
        }
    }

    private static func starterPath(_ starter: GoString, _ settings: Settings) -> GoString {
        if GoPath.isAbsolute(starter) { return starter }
        return GoPath.join(GoPath.join(GoString(settings.directory(.data)), "starters"), starter)
    }
}
