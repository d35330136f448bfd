import Charts
import Failures
import GoTemplate
import Manifests
import Operations
import Releases
import Repositories

/// `swelm upgrade [RELEASE] [CHART]`.
enum UpgradeCommand {
    static let command = Command(
        name: "upgrade", usage: "[RELEASE] [CHART]", summary: "upgrade a release",
        description: """
            Upgrade a release to another version of a chart, or to other values: render it and record the result
            as the next revision.

            Values given here replace those of the revision before; without any, they are used again. See
            --reuse-values, --reset-then-reuse-values and --reset-values.

            With --save-plan nothing is changed: what would be recorded, and what the server would make of it, goes to
            a file. `swelm upgrade RELEASE --plan FILE` makes that change later, from any machine and without the
            chart, or refuses because the release or one of its objects is not as it was.

            Without a cluster (see --cluster) the revision is recorded, and nothing is applied.
            """,
        flags: { UpgradeFlags.upgrade },
        arguments: .exactlyWhere({ $0.isSet(PlanFlags.plan) }, 1, otherwise: 2),
        exclusiveFlags: {
            ApplicationFlags.exclusive + [[PlanFlags.savePlan.declaration, ReleaseFlags.dryRun.declaration]]
        },
        isHelmCommand: true, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        try TLSFiles(invocation.flags).check()
        if let file = invocation.flags.given(PlanFlags.plan) {
            return try PlanRun(invocation: invocation, log: log).carryOut(file)
        }
        if let file = invocation.flags.given(PlanFlags.savePlan) {
            let change = UpgradeRun(invocation: invocation, mode: .plan, log: log).change
            return try PlanRun(invocation: invocation, log: log).save(change, to: file)
        }
        let mode = try invocation.changeMode()
        let release = try UpgradeRun(invocation: invocation, mode: mode, log: log).run()
        try ReleaseReport(release, invocation).print()
        invocation.context.write(log)
        if !mode.isDryRun { invocation.noteRecorded(release) }
    }
}

/// One run of `upgrade`, which may turn out to be an install.
private struct UpgradeRun {
    let invocation: Invocation
    let mode: ChangeMode
    let log: Log

    private var flags: ParsedFlags { invocation.flags }
    private var name: GoString { invocation.arguments[0] }

    /// What the flags ask for.
    var change: UpgradeOrInstall {
        var change = UpgradeOrInstall(invocation.key(name), load: load)
        change.mayInstall = flags[UpgradeFlags.mayInstall]
        change.valuesPolicy = ValuesPolicy(flags)
        change.serverSide = flags[ApplicationFlags.serverSideMode]
        change.historyMaximum = invocation.historyMaximum
        return change
    }

    func run() throws -> Release {
        let (release, outcome) = try perform(change)
        if outcome == .upgrade { tell(" has been upgraded. Happy Helming!\n") }
        return release
    }

    private func perform(_ change: UpgradeOrInstall) throws -> (Release, UpgradeOrInstall.Outcome) {
        do {
            return try invocation.tellingCancellation(of: name) {
                try change.run(in: invocation.operationScope(log: log))
            }
        } catch let failure as UpgradeOrInstallFailure {
            let prefix: GoString = failure.outcome == .upgrade ? "UPGRADE FAILED: " : ""
            throw try invocation.failure(for: failure.failure, prefix: prefix)
        }
    }

    private func load(for outcome: UpgradeOrInstall.Outcome) throws -> ChangeOptions {
        if outcome == .installation {
            if mode != .plan { tell(" does not exist. Installing it now.\n") }
            invocation.logChartVersion(log)
        }
        let loading = ChartLoading(invocation: invocation, log: log)
        return try loading.options(for: invocation.arguments[1], isUpgrade: outcome == .upgrade, mode: mode)
    }

    /// Says something about the release, to people only.
    private func tell(_ what: GoString) {
        if flags[OutputFormat.flag] == .table { invocation.print("Release " + Strconv.quote(name) + what) }
    }
}

extension Invocation {
    /// `--history-max`, or `HELM_MAX_HISTORY`.
    var historyMaximum: Int {
        flags.number(ReleaseFlags.historyMax, orVariable: context.environment["HELM_MAX_HISTORY"])
    }
}
