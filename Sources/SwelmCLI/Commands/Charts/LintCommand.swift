import Charts
import Failures
import GoTemplate
import Linting
import Manifests
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
        RenderingFlags.allowsPrivateSchemas
        ChartSourceFlags.offline
        kubeVersion
        ValuesFlags.all
        rules
        disable
        format
    }

    private static let strict = Flag<Bool>("strict", "fail on lint warnings")
    private static let withSubcharts = Flag<Bool>("with-subcharts", "lint dependent charts")
    private static let rules = Flag<OpenEnum<RuleChoice>>(
        "rules", placeholder: "helm|all",
        "which rules are asked: Helm's alone, or swelm's own, too (default all on a terminal and with -o)")
    private static let disable = Flag<CommaSeparatedValues>(
        "disable", "codes of own rules that are not asked (can specify multiple); see docs/lint")
    private static let format = Flag<OpenEnum<LintFormat>>(
        "output", short: "o", default: .known(.text), placeholder: "format",
        "prints what is found in the specified format. Allowed values: text, json, sarif, github")
    private static let quiet = Flag<Bool>("quiet", "print only warnings and errors")
    private static let kubeVersion = Flag<GoString>(
        "kube-version", "Kubernetes version used for capabilities and deprecation checks")

    /// Mirrors pkg/cmd lint.go newLintCmd.
    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let format = try invocation.flags[format].checked(as: format.name)
        let report = try report(invocation)
        invocation.print(try format.text(of: report))
        guard let summary = report.summary else { return }
        if report.hasFailed { throw CommandFailure(summary) }
        if format == .text { invocation.print(summary + "\n") }
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
        let given = try UserValues(flags.valuesOptions, files: ValuesFiles(remote: invocation.remoteValues))
        options.values = try given.copy()
        options.placeOfValue = { given.place(of: $0) }
        options.skipsSchemaValidation = flags[RenderingFlags.skipSchemaValidation]
        options.schemas = invocation.schemas
        options.isStrict = flags[strict]
        options.isQuiet = flags[quiet]
        options.includesSubcharts = flags[withSubcharts]
        options.findings = try findings(invocation)
        return options
    }

    /// Where a program reads Helm's form, it reads what Helm writes, unless it asks for more.
    private static func findings(_ invocation: Invocation) throws -> FindingSelection {
        let flags = invocation.flags
        let isAsked = !flags.given(among: [format.declaration, disable.declaration]).isEmpty
        let usual = isAsked || invocation.context.outputIsOnTerminal ? RuleChoice.all : .helm
        let choice = try flags.given(rules)?.checked(as: rules.name) ?? usual
        return choice == .all ? try .all(but: flags[disable]) : .none
    }
}

/// `--rules`.
enum RuleChoice: String, CaseIterable {
    case helm, all
}
