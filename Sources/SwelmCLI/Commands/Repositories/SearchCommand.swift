import Codecs
import Failures
import GoTemplate
import Repositories

/// `swelm search repo [KEYWORD]`.
enum SearchCommand {
    static let command = Command(
        group: "search", summary: "search for a keyword in charts",
        description: """
            Search for charts in the repositories that were added with 'swelm repo add'.
            """,
        isHelmCommand: true, subcommands: { [repo, hub] })

    private static let repo = Command(
        name: "repo", usage: "[keyword]", summary: "search repositories for a keyword in charts",
        description: """
            Search reads through all of the repositories configured on the system, and looks for matches. Search of
            these repositories uses the metadata stored on the system.

            It will display the latest stable versions of the charts found. If you specify the --devel flag, the output
            will include pre-release versions. If you want to search using a version constraint, use --version.

            Repositories are managed with 'swelm repo' commands.
            """,
        flags: { flags }, isHelmCommand: true, run: run)

    /// What needs a service of others is refused by name.
    private static let hub = Command(
        name: "hub", usage: "[KEYWORD]", summary: "not there: use a browser, and 'swelm search repo'",
        flags: { hubFlags }, isHelmCommand: true
    ) { _ in
        throw CommandFailure(
            "search hub is not part of swelm: look at https://artifacthub.io, then 'swelm repo add' it")
    }

    /// Helm's, none of which matters.
    private static let hubFlags = [
        endpoint.declaration, listsRepositories.declaration, columnWidth.described("", hidden: true),
        failsOnNoResult.described("", hidden: true), OutputFormat.flag.described("", hidden: true),
    ]
    private static let endpoint = Flag<GoString>(
        "endpoint", hidden: true, "Hub instance to query for charts")
    private static let listsRepositories = Flag<Bool>(
        "list-repo-url", hidden: true, "print charts repository URL")

    private static let flags = FlagTable {
        isPattern
        showsAllVersions
        ChartSourceFlags.devel.described(
            "use development versions (alpha, beta, and release candidate releases), too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored"
        )
        ChartSourceFlags.version.described(
            "search using semantic versioning constraints on repositories you have added")
        columnWidth
        failsOnNoResult
        OutputFormat.flag
    }

    private static let isPattern = Flag<Bool>(
        "regexp", short: "r", "use regular expressions for searching repositories you have added")
    private static let showsAllVersions = Flag<Bool>(
        "versions", short: "l",
        "show the long listing, with each version of each chart on its own line, for repositories you have added")
    private static let columnWidth = Flag<UInt>(
        "max-col-width", default: 50, "maximum column width for output table")
    private static let failsOnNoResult = Flag<Bool>("fail-on-no-result", "search fails if no results are found")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let flags = invocation.flags
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        var search = ChartSearch(invocation.settings.repositories)
        search.showsAllVersions = flags[showsAllVersions]
        search.isPattern = flags[isPattern]
        let version = flags[ChartSourceFlags.version]
        if !version.isEmpty {
            search.constraint = version
        } else if flags[ChartSourceFlags.devel] {
            search.constraint = ">0.0.0-0"
        }
        let results = try search.results(for: invocation.arguments.joined(by: " "), log: log)
        if results.isEmpty && flags[failsOnNoResult] { throw HelmError("no results found") }
        invocation.print(try flags[OutputFormat.flag].text(of: values(of: results)) { table(of: results, invocation) })
    }

    private static func values(of results: [ChartSearch.Result]) -> Value {
        .list(
            results.map { result in
                let chart = result.chart
                var object = JSONObject()
                object.add("name", .string(result.name))
                object.add("version", .string(chart.version))
                object.add("app_version", .string(chart.appVersion))
                object.add("description", .string(chart.description))
                return object.value
            })
    }

    private static func table(of results: [ChartSearch.Result], _ invocation: Invocation) -> GoString {
        if results.isEmpty { return "No results found\n" }
        var table = TextTable(widestColumn: Int(clamping: invocation.flags[columnWidth]))
        table.addRow(["NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION"])
        for result in results {
            let chart = result.chart
            table.addRow([result.name, chart.version, chart.appVersion, chart.description])
        }
        return table.text
    }
}
