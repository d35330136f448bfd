import Failures
import GoTemplate
import Repositories

/// `swelm push CHART REMOTE`.
enum PushCommand {
    static let command = Command(
        name: "push", usage: "[chart] [remote]", summary: "push a chart to remote", description: description,
        flags: { flags }, arguments: .atLeast(2), isHelmCommand: true, run: run)

    private static let description = """
        Upload a chart to a registry.

        If the chart has an associated provenance file,
        it will also be uploaded.
        """

    private static let flags = FlagTable {
        ChartSourceFlags.certFile.described("identify registry client using this SSL certificate file")
        ChartSourceFlags.keyFile.described("identify registry client using this SSL key file")
        ChartSourceFlags.caFile
        ChartSourceFlags.insecureSkipTLSVerify.described("skip tls certificate checks for the chart upload")
        ChartSourceFlags.plainHTTP.described("use insecure HTTP connections for the chart upload")
        ChartSourceFlags.username
        ChartSourceFlags.password
    }

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        try TLSFiles(invocation.flags).check()
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let client = invocation.registryClient()
        try client.checkLogins(invocation.context)
        try ChartPush(client, log: log).run(invocation.arguments[0], to: invocation.arguments[1])
    }
}
