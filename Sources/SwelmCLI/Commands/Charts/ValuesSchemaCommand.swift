import Charts
import Failures
import GoTemplate
import Rendering
import Review

/// `swelm values schema CHART`.
enum ValuesSchemaCommand {
    static let command = Command(
        name: "schema", usage: "CHART", summary: "write a JSON Schema for a chart's values", description: description,
        flags: { ChartSourceFlags.locating }, arguments: .exactly(1), run: run)

    private static let description = """
        Write a JSON Schema of the values a chart takes, to be used as its values.schema.json: what values.yaml says of
        them, with the comments above each, and what the templates read besides. The chart's own values are valid
        under it.

            $ swelm values schema ./web > ./web/values.schema.json
        """

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let schema = try InferredSchema(
            of: try invocation.chart(log), functions: HelmFunctions.table(), log: log)
        invocation.print(try schema.text)
    }
}
