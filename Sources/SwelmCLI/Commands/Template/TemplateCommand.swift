import Charts
import Failures
import GoTemplate
import Operations
import Rendering
import Review

/// `swelm template [NAME] [CHART]`.
enum TemplateCommand {
    static let command = Command(
        name: "template", usage: "[NAME] [CHART]", summary: "locally render templates", description: description,
        flags: { flags }, arguments: .atLeastUnless(1, flag: "batch"),
        exclusiveFlags: ReleaseFlags.exclusive + [["validate", "dry-run"]], isHelms: true, run: run)

    private static let description = """
        Render chart templates locally and display the output.

        Any values that would normally be looked up or retrieved in-cluster will be
        faked locally. Additionally, none of the server-side testing of chart validity
        (e.g. whether an API is supported) is done.

        To specify the Kubernetes API versions used for Capabilities.APIVersions, use
        the '--api-versions' flag. This flag can be specified multiple times or as a
        comma-separated list:

            $ swelm template --api-versions networking.k8s.io/v1 --api-versions cert-manager.io/v1 mychart ./mychart

        or

            $ swelm template --api-versions networking.k8s.io/v1,cert-manager.io/v1 mychart ./mychart

        To render many releases at once, list them in a file; paths are relative to it:

            - name: web
              namespace: shop
              chart: charts/web
              values: [values-prod.yaml]
              set: [image.tag=1.2.3]
              output: rendered/web.yaml

            $ swelm template --batch releases.yaml
        """

    private static let flags: [Flag] =
        FlagGroups.values + FlagGroups.chartSource + FlagGroups.application + FlagGroups.rendering + [
            Flag(
                "show-only", short: "s", .stringArray, "only show manifests rendered from the given templates"),
            Flag(
                "output-dir", .string, "writes the executed templates to files in output-dir instead of stdout"),
            Flag(
                "batch", .string,
                "renders the releases of a YAML list (- is standard input): name, namespace, chart, values, set, setString, setFile, setJSON, setLiteral and output of each; values flags come before those of the list"
            ),
            Flag("validate", .bool, deprecated: "use '--dry-run=server' instead", "deprecated"),
            Flag("include-crds", .bool, "include CRDs in the templated output"),
            Flag("skip-tests", .bool, "skip tests from templated output"),
            Flag("is-upgrade", .bool, "set .Release.IsUpgrade instead of .Release.IsInstall"),
            Flag("kube-version", .string, "Kubernetes version used for Capabilities.KubeVersion"),
            Flag(
                "api-versions", short: "a", .stringSlice,
                "Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)"),
            Flag(
                "max-output", .int, default: "\(ExecutionLimits().outputBytes)",
                "how many bytes templates may produce; larger results are errors"),
            Flag(
                "max-steps", .int, default: "\(ExecutionLimits().steps)",
                "how many steps templates may take; an endless loop ends with an error"),
            Flag("release-name", .bool, "use release name in the output-dir path."),
            Flag(
                "hide-notes", .bool,
                deprecated: "this flag has no effect for 'helm template' and will be removed in Helm 5",
                "if set, do not show notes in install output. Does not affect presence in chart metadata"),
            Flag(
                "render-subchart-notes", .bool,
                deprecated: "this flag has no effect for 'helm template' and will be removed in Helm 5",
                "if set, render subchart notes along with the parent"),
            Flag(
                "dry-run", .string, default: "client", bare: "unset",
                "simulates the operation either client-side or server-side. Must be either: \"client\", or \"server\". '--dry-run=client simulates the operation client-side only and avoids cluster connections. '--dry-run=server' simulates/validates the operation on the server, requiring cluster connectivity."
            ),
        ]

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let settings = try TemplateSettings(invocation)
        try TransportFiles(invocation.flags).check()
        try checkDryRun(invocation.flags, invocation.context)
        if invocation.flags.isSet("batch") { return try BatchRun(invocation, settings).run() }
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        var request = try request(invocation, settings, log: log)
        request.isLast = true
        try TemplateRun(invocation: invocation, settings: settings, log: log).print(request)
    }

    /// Mirrors pkg/cmd install.go runInstall.
    private static func request(
        _ invocation: Invocation, _ settings: TemplateSettings, log: Log
    ) throws -> RenderRequest {
        invocation.logChartVersion(log)
        let arguments = try ReleaseArguments(
            invocation.arguments, flags: invocation.flags, fallbackName: "release-name")
        let path = try ChartReference.locate(arguments.chart, flags: invocation.flags, log: log)
        log.debug("Chart path", [("path", path)])
        let values = try invocation.flags.valuesOptions.merged { path throws(HelmError) in
            try ValuesFiles.read(path)
        }
        let chart = try ChartSource(path: path, invocation: invocation).load(log: log)
        var request = settings.request(chart, values, name: arguments.name, namespace: settings.namespace)
        request.labels = invocation.flags.labels
        return request
    }
}

extension TemplateCommand {
    private static func checkDryRun(_ flags: ParsedFlags, _ context: CommandContext) throws {
        let mode = try ChangeMode(flags, isTemplate: true) { context.log(.warn, GoString($0)) }
        if mode == .dryRun(.server) { throw noCluster("--dry-run=server") }
        if flags.bool("validate") { throw noCluster("--validate") }
    }

    private static func noCluster(_ flag: String) -> CommandFailure {
        CommandFailure("\(flag) needs a cluster, which swelm does not talk to yet; use --dry-run=client")
    }
}
