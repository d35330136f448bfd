import Charts
import Files
import GoTemplate
import Review
import Rollouts

/// `swelm diff stages STAGES.yaml`.
enum DiffStagesCommand {
    static let command = Command(
        name: "stages", usage: "STAGES.yaml", summary: "show what each stage of a release changes",
        description: """
            Render a chart for all stages of a release and show stage by stage what changes, in one document.

            The file names the chart and the values of each stage:

                chart: .                       # a folder or an archive, from the folder of this file
                release: web
                namespace: shop
                values: [values-prod.yaml]     # of all stages: files, or values in place
                cumulative: true               # a stage keeps the values of those before it
                stages:
                  - name: start
                  - name: ten per cent
                    set: [canary.weight=10]    # also setString, setFile, setJSON, setLiteral

            Values given on the command line go to all stages, above those of the file.
            """,
        flags: {
            ValuesFlags.all
            DiffFlags.rendering
            DiffFlags.report
            DiffFlags.includeCRDs
            DiffFlags.release
            RolloutFlags.parameters
            ChartSourceFlags.transport
        },
        arguments: .exactly(1), run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        let flags = invocation.flags
        let reports = try invocation.failing(with: GoString()) {
            let path = invocation.arguments[0]
            let file = try StagesFile(FileSystem().read(path), path: path)
            var settings = try session.renderSettings(GoString())
            settings.includesCustomResources = flags[DiffFlags.includeCRDs]
            let sequence = try file.sequence(try ParameterSources(invocation))
            var staged = StagedComparison(sequence, settings: settings, comparison: session.comparison)
            staged.locator = invocation.chartLocator
            return try staged.reports(overrides: flags.valuesOptions)
        }
        try session.show(reports)
    }
}
