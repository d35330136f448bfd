import Failures
import Operations

/// `swelm status RELEASE_NAME`.
enum StatusCommand {
    static let command = Command(
        name: "status", usage: "RELEASE_NAME", summary: "display the status of the named release",
        description: """
            Show the status of a release:

            - last deployment time
            - the namespace in which the release lives
            - state of the release (can be: unknown, deployed, uninstalled, superseded, failed, uninstalling,
              pending-install, pending-upgrade or pending-rollback)
            - revision of the release
            - description of the release (can be completion message or error message)
            - details on last test suite run, if applicable
            - additional notes provided by the chart
            """,
        flags: {
            ReleaseFlags.store
            ReleaseFlags.revision.described("if set, display the status of the named release with revision")
            OutputFormat.flag
            ReleaseFlags.dropped("show-desc")
            ReleaseFlags.dropped("show-resources")
        },
        arguments: .exactly(1), isHelmCommand: true, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let (store, cluster) = try invocation.openToRead(log: log)
        let release = try invocation.namedRelease(in: store)
        var report = ReleaseReport(release, invocation)
        report.showsContent = false
        report.includesChart = false
        let isForPeople = invocation.flags[OutputFormat.flag] == .table
        report.resources = try cluster.resources(of: release, asTables: isForPeople)
        try report.print()
    }
}
