import Charts
import GoTemplate
import Operations
import Releases
import Review

/// `swelm diff upgrade NAME CHART`.
enum DiffUpgradeCommand {
    static let command = Command(
        name: "upgrade", usage: "NAME CHART", summary: "show what an upgrade would change",
        description: """
            Compare the deployed revision of a release with what an upgrade to the chart would make of it.

            The flags are those of `swelm upgrade`: values given here replace those of the revision, and without any
            they are used again; see --reuse-values, --reset-then-reuse-values and --reset-values.

            The flags of the plugin helm-diff are taken, too. With one that only helm-diff has, the exit status is 0
            whatever changes, unless --detailed-exitcode or --exit-code is given; tests are left out, and what is
            only counted otherwise is a change.

            With --live the objects in the cluster are compared with what the server says it would make of them:
            changes made by others are told with who made them, and so is what server-side apply would fail for.
            --three-way-merge, of helm-diff, is the same.
            """,
        flags: {
            ValuesFlags.all
            ChartSourceFlags.all
            DiffFlags.rendering
            DiffFlags.report
            ReleaseFlags.store
            reuse
            HelmDiffFlags.upgrade
            DiffFlags.live
            ApplicationFlags.forceConflicts
            UpgradeFlags.mayInstall.described(
                "compare with nothing if there is no release by this name, as `upgrade --install` would make it"
            )
        },
        arguments: .exactly(2), unknownFlagsVariable: "HELM_DIFF_IGNORE_UNKNOWN_FLAGS", run: run)

    /// What becomes of the values of the revision before.
    private static let reuse = [
        UpgradeFlags.resetValues.described("reset the values to the ones built into the chart"),
        UpgradeFlags.reuseValues.described("reuse the last release's values and merge in those given here"),
        UpgradeFlags.resetThenReuseValues.described(
            "reset the values to the ones built into the chart, apply the last release's values and merge in those given here"
        ),
    ]

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        let (name, chart) = (invocation.arguments[0], invocation.arguments[1])
        let report = try invocation.failing(with: GoString()) {
            let live = try session.asksCluster ? LiveSession(session) : nil
            let plan = try plan(invocation.key(name), session, live?.store)
            var settings = try session.renderSettings(for: plan.releaseOptions)
            settings.includesCustomResources = plan.current == nil && invocation.flags[HelmDiffFlags.includeCRDs]
            try live?.show(to: &settings)
            let values = try session.newValues()
            let path = try ChartReference.locate(chart, flags: invocation.flags, invocation.context)
            let sides = try UpgradeSides(
                of: plan, chartAt: path, named: chart.trimmingSpace, values: values, settings: settings,
                completesChart: invocation.flags[ChartSourceFlags.dependencyUpdate])
            guard let live else { return try session.comparison.report(from: sides.old, to: sides.new) }
            return try live.report(of: session.comparison, sides, plan)
        }
        try session.show([report])
    }

    /// - Parameter store: nil for the one that the flags name.
    private static func plan(
        _ key: ReleaseKey, _ session: DiffSession, _ store: (any ReleaseStore)?
    ) throws -> UpgradePlan {
        if session.helmDiff.isDryRun { return UpgradePlan(installing: key) }
        let flags = session.invocation.flags
        do {
            return try UpgradePlan(
                key, in: store ?? session.invocation.openStoreToRead(), policy: ValuesPolicy(flags),
                mayInstall: flags[UpgradeFlags.mayInstall] || flags[HelmDiffFlags.allowUnreleased])
        } catch let failure as NoDeployedReleases {
            throw ReviewFailure(
                failure.message, hint: "--install compares with nothing if there is no release by this name")
        }
    }
}
