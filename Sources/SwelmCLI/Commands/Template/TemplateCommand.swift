import Charts
import Failures
import Files
import GoTemplate
import Linting
import Operations
import Rendering
import Repositories
import Review

/// `swelm template [NAME] [CHART]`.
enum TemplateCommand {
    static let command = Command(
        name: "template", usage: "[NAME] [CHART]", summary: "locally render templates", description: description,
        flags: { TemplateFlags.all }, arguments: .atLeastUnless(1) { $0.isSet(TemplateFlags.batch) },
        exclusiveFlags: { TemplateFlags.exclusive }, isHelmCommand: true, run: run)

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

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let settings = try TemplateSettings(invocation)
        try TLSFiles(invocation.flags).check()
        let asksServer = try asksServer(invocation.flags, invocation.context)
        if invocation.flags.isSet(TemplateFlags.batch) {
            if asksServer { throw CommandFailure("--dry-run=server has no meaning with --batch") }
            return try BatchRun(invocation, settings).run()
        }
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        var (request, given) = try request(invocation, settings, log: log)
        request.isLast = true
        request.lookup = try lookup(invocation, settings, asksServer: asksServer)
        var run = TemplateRun(invocation: invocation, settings: settings, log: log)
        if asksServer { run.cluster = invocation.server(log: log) }
        if let given {
            request.isTraced = true
            run.strictness = try StrictCheck(
                request.chart, values: request.userValues, functions: HelmFunctions.table(),
                placeOfValue: { given.place(of: $0) })
        }
        try run.print(request)
    }

    /// What to render, and with --strict the values that were given, with their places.
    ///
    /// Mirrors pkg/cmd install.go runInstall.
    private static func request(
        _ invocation: Invocation, _ settings: TemplateSettings, log: Log
    ) throws -> (RenderRequest, UserValues?) {
        invocation.logChartVersion(log)
        let arguments = try ReleaseArguments(
            invocation.arguments, flags: invocation.flags, fallbackName: "release-name")
        let path = try ChartReference.locate(
            arguments.chart, flags: invocation.flags, invocation.context, log: log,
            report: invocation.tellBesideDocument)
        log.debug("Chart path", [("path", path)])
        let given = try strictValues(invocation)
        let values = try given?.copy() ?? plainValues(invocation)
        let chart = try ChartSource(path: path, invocation: invocation).load(log: log)
        var request = settings.request(chart, values, name: arguments.name, namespace: settings.namespace)
        request.labels = invocation.flags[ApplicationFlags.labels]
        return (request, given)
    }

    private static func strictValues(_ invocation: Invocation) throws -> UserValues? {
        guard invocation.flags[TemplateFlags.strict] else { return nil }
        return try UserValues(
            invocation.flags.valuesOptions, files: ValuesFiles(remote: invocation.remoteValues))
    }

    private static func plainValues(_ invocation: Invocation) throws(HelmError) -> Map {
        try invocation.flags.valuesOptions.merged { path throws(HelmError) in
            try ValuesFiles.read(path, remote: invocation.remoteValues)
        }
    }
}

extension TemplateCommand {
    /// The objects of `--lookup`; nil where the flag is not given.
    private static func lookup(
        _ invocation: Invocation, _ settings: TemplateSettings, asksServer: Bool
    ) throws -> FileLookup? {
        let file = invocation.flags[TemplateFlags.lookup]
        guard !file.isEmpty else { return nil }
        if asksServer { throw CommandFailure("--lookup has no meaning with --dry-run=server") }
        return try FileLookup(try FileSystem().read(file), file: file, namespace: settings.namespace)
    }

    /// Whether a cluster takes part.
    private static func asksServer(_ flags: ParsedFlags, _ context: CommandContext) throws -> Bool {
        let mode = try ChangeMode(flags[TemplateFlags.dryRun], isTemplate: true) { context.log(.warn, GoString($0)) }
        return mode == .dryRun(.server) || flags[TemplateFlags.validate]
    }
}
