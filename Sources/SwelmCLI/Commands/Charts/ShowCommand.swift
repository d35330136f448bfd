import Charts
import Failures
import GoTemplate
import Kubernetes
import Repositories

/// `swelm show SUBCOMMAND CHART`.
enum ShowCommand {
    static let command = Command(
        group: "show", summary: "show information of a chart", description: description, aliases: ["inspect"],
        isHelmCommand: true, subcommands: { [all, readme, values, chart, crds] })

    private static let description =
        "This command consists of multiple subcommands to display information about a chart"

    private static let all = subcommand(
        .all, "show all information of the chart",
        description: """
            This command inspects a chart (directory or file) and displays all its content
            (values.yaml, Chart.yaml, README)
            """
    ) { try show(.all, $0) }
    private static let readme = subcommand(
        .readme, "show the chart's README",
        description: "This command inspects a chart (directory or file) and displays the contents\nof the README file"
    ) { try show(.readme, $0) }
    private static let values = subcommand(
        .values, "show the chart's values",
        description: """
            This command inspects a chart (directory or file) and displays the contents
            of the values.yaml file
            """, flags: { valuesFlags }
    ) { try show(.values, $0) }
    private static let chart = subcommand(
        .chart, "show the chart's definition",
        description: """
            This command inspects a chart (directory or file) and displays the contents
            of the Chart.yaml file
            """
    ) { try show(.chart, $0) }
    private static let crds = subcommand(
        .crds, "show the chart's CRDs",
        description: """
            This command inspects a chart (directory or file) and displays the contents
            of the CustomResourceDefinition files
            """
    ) { try show(.crds, $0) }
    private static let jsonPath = Flag<GoString>("jsonpath", "supply a JSONPath expression to filter the output")

    private static let valuesFlags = FlagTable {
        ChartSourceFlags.locating
        jsonPath
    }

    /// - Parameters:
    ///   - flags: captures nothing, nor does `run`, so that no start has to allocate them.
    private static func subcommand(
        _ part: ChartDescription.Part, _ summary: String, description: String,
        flags: @escaping @Sendable () -> [FlagDeclaration] = { ChartSourceFlags.locating },
        run: @escaping @Sendable (Invocation) throws -> Void
    ) -> Command {
        Command(
            name: part.rawValue, usage: "[CHART]", summary: summary, description: description, flags: flags,
            arguments: .exactly(1), isHelmCommand: true, run: run)
    }

    /// Mirrors pkg/cmd show.go runShow.
    private static func show(_ part: ChartDescription.Part, _ invocation: Invocation) throws {
        try TLSFiles(invocation.flags).check()
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        invocation.logChartVersion(log, title: "original chart version")
        let path = try ChartReference.locate(
            invocation.arguments[0], flags: invocation.flags, invocation.context, log: log,
            report: invocation.tellBesideDocument)
        let chart = try ChartLoader.loadVersion2(path, log: log)
        if let expression = invocation.flags.givenIfDeclared(jsonPath), !expression.isEmpty {
            return try print(expression, of: chart, invocation)
        }
        invocation.print(try ChartDescription(of: chart, part: part).text)
    }

    /// Prints what a template finds among the values; where it finds nothing Helm says nothing, and so it is here.
    private static func print(_ expression: GoString, of chart: Chart, _ invocation: Invocation) throws {
        guard let values = chart.values else { return }
        let template: JSONPathTemplate
        do { template = try JSONPathTemplate(parsing: expression) } catch {
            throw CommandFailure("error parsing jsonpath " + expression + ": " + error.message)
        }
        try? template.write(for: .map(values)) { invocation.print($0) }
    }
}
