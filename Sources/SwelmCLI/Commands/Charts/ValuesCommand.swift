import Charts
import Codecs
import Failures
import GoTemplate
import Rendering
import Review
import ValueReads

/// `swelm values CHART`.
enum ValuesCommand {
    static let command = Command(
        name: "values", usage: "CHART [PATH]", summary: "show the values a chart is rendered with",
        description: description,
        flags: {
            ValuesFlags.all
            explain
            OutputFormat.flag.described(
                "prints the values as yaml (table says so, too) or json, and explanations as table, json or yaml")
            ChartSourceFlags.locating
        }, subcommands: { [ValuesSchemaCommand.command] }, arguments: .exactlyWhere(isForOne, 1, otherwise: 2),
        run: run)

    private static let description = """
        Print the values that the templates of a chart see: the chart's own with those of its subcharts, and over
        them the ones that are given. With a PATH, such as image.tag or hosts[0].name, only what stands there.

        --explain tells of each value where it was set, what that overrides, and which template lines read it,
        whether their branch is taken or not. Values whose names call them secret are not shown by it.

            $ swelm values ./web -f prod.yaml
            $ swelm values ./web -f prod.yaml --explain image.tag
        """

    private static let explain = Flag<Bool>("explain", "tell where each value was set, and what reads it")

    private static func isForOne(_ flags: ParsedFlags) -> Bool { flags.positional.count < 2 }

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let arguments = invocation.arguments
        let path = arguments.count > 1 ? try ValuePath(parsing: arguments[1]) : ValuePath()
        let chart = try invocation.chart(log)
        let given = try UserValues(invocation.flags.valuesOptions, files: ValuesFiles(remote: invocation.remoteValues))
        let values = try EffectiveValues(
            of: chart, userValues: given, functions: HelmFunctions.table(), log: log)
        let format = invocation.flags[OutputFormat.flag]
        if invocation.flags[explain] {
            invocation.print(try explanation(of: values, below: path, format))
        } else {
            invocation.print(try text(of: try values.value(at: path), format))
        }
    }

    private static func explanation(
        of values: EffectiveValues, below path: ValuePath, _ format: OutputFormat
    ) throws -> GoString {
        let explanations = try values.explanations(below: path)
        return try format.text(of: .list(explanations.map(\.record))) {
            explanations.map(\.text).joined(by: "\n")
        }
    }

    private static func text(of value: Value, _ format: OutputFormat) throws -> GoString {
        try format.text(of: value) { GoString(try YAML.encode(value)) }
    }
}

extension Invocation {
    /// The chart that the first argument names.
    func chart(_ log: Log) throws -> Chart {
        let path = try ChartReference.locate(arguments[0], flags: flags, context, log: log)
        return try ChartLoader.load(path, log: log)
    }
}
