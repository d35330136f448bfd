import Charts
import Failures
import GoTemplate
import Linting
import Rendering
import Review

/// `swelm lint PATH`.
enum LintCommand {
    static let command = Command(
        name: "lint", usage: "PATH", summary: "examine a chart for possible issues", description: description,
        flags: { flags }, arguments: .atLeast(1), isHelmCommand: true, run: run)

    private static let description = """
        This command takes a path to a chart and runs a series of tests to verify that
        the chart is well-formed.

        If the linter encounters things that will cause the chart to fail installation,
        it will emit [ERROR] messages. If it encounters issues that break with convention
        or recommendation, it will emit [WARNING] messages.
        """

    private static let flags = FlagTable {
        strict
        withSubcharts
        quiet
        RenderingFlags.skipSchemaValidation
        kubeVersion
        ValuesFlags.all
    }

    private static let strict = Flag<Bool>("strict", "fail on lint warnings")
    private static let withSubcharts = Flag<Bool>("with-subcharts", "lint dependent charts")
    private static let quiet = Flag<Bool>("quiet", "print only warnings and errors")
    private static let kubeVersion = Flag<GoString>(
        "kube-version", "Kubernetes version used for capabilities and deprecation checks")

    /// Mirrors pkg/cmd lint.go newLintCmd.
    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let report = try report(invocation)
        invocation.print(report.text)
        guard let summary = report.summary else { return }
        if report.hasFailed { throw CommandFailure(summary) }
        invocation.print(summary + "\n")
    }

    /// Logs while charts are read, and so before anything is printed: who reads both streams as one sees that order.
    private static func report(_ invocation: Invocation) throws -> LintReport {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        return LintReport(of: invocation.arguments, options: try options(invocation), log: log)
    }

    private static func options(_ invocation: Invocation) throws -> LintOptions {
        let flags = invocation.flags
        var options = LintOptions()
        let version = flags[kubeVersion]
        if !version.isEmpty { options.kubeVersion = try KubeVersion(parsing: version) }
        options.namespace = invocation.settings.namespace
        options.values = try flags.valuesOptions.merged { path throws(HelmError) in
            try ValuesFiles.read(path, remote: invocation.remoteValues)
        }
        options.skipsSchemaValidation = flags[RenderingFlags.skipSchemaValidation]
        options.isStrict = flags[strict]
        options.isQuiet = flags[quiet]
        options.includesSubcharts = flags[withSubcharts]
        return options
    }
}
