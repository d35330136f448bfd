import Charts
import Failures
import GoTemplate
import Operations
import Releases
import Repositories

/// `swelm install [NAME] [CHART]`.
enum InstallCommand {
    static let command = Command(
        name: "install", usage: "[NAME] [CHART]", summary: "install a chart",
        description: """
            Install a chart: render it and record the result as revision 1 of a release.

            The chart is a folder or a packaged chart. Values come from the chart, from files (-f) and from the
            command line (--set and its kin), the later ones count.

            Without a cluster (see --cluster) the revision is recorded, and nothing is applied.
            """,
        flags: { UpgradeFlags.install }, arguments: .atLeast(1), exclusiveFlags: { ApplicationFlags.exclusive },
        isHelmCommand: true,
        run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        try TLSFiles(invocation.flags).check()
        let mode = try invocation.changeMode()
        let release = try invocation.failing(with: "INSTALLATION FAILED: ") {
            invocation.logChartVersion(log)
            let arguments = try ReleaseArguments(invocation.arguments, flags: invocation.flags, fallbackName: nil)
            let loading = ChartLoading(invocation: invocation, log: log)
            let options = try loading.options(for: arguments.chart, isUpgrade: false, mode: mode)
            var installation = Installation(invocation.key(arguments.name), options)
            let usesServerSide = invocation.flags[ApplicationFlags.serverSide]
            installation.replaces = invocation.flags[ApplicationFlags.replace]
            installation.applyMethod = usesServerSide ? .serverSide : .clientSide
            return try invocation.tellingCancellation(of: arguments.name) {
                try installation.run(in: invocation.operationScope(log: log))
            }
        }
        try ReleaseReport(release, invocation).print()
        invocation.context.write(log)
        if !mode.isDryRun { invocation.noteRecorded(release) }
    }
}

extension Invocation {
    func noteRecorded(_ release: Release) {
        noteNothingApplied(GoString("revision \(release.revision) of release ") + release.name + " was recorded")
    }
}
