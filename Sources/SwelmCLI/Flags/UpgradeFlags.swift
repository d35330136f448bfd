/// The flags of `install` and `upgrade`.
enum UpgradeFlags {
    static let install: [Flag] =
        FlagGroups.values + FlagGroups.chartSource + FlagGroups.application + FlagGroups.rendering
        + ReleaseFlags.changing + ReleaseFlags.capabilities + ReleaseFlags.notes
        + [ReleaseFlags.hideSecret, ReleaseFlags.dryRun, OutputFormat.flag]

    static let upgrade: [Flag] =
        FlagGroups.values + FlagGroups.chartSource + rendering + ReleaseFlags.changing + ReleaseFlags.capabilities
        + ReleaseFlags.notes + ReleaseFlags.force + ReleaseFlags.waiting + values + release
        + [
            ReleaseFlags.hideSecret, ReleaseFlags.dryRun, ReleaseFlags.serverSide, ReleaseFlags.historyMaximum,
            ReleaseFlags.description, OutputFormat.flag, ReleaseFlags.dropped("recreate-pods"),
        ]

    /// Those of the rendering group that name no release.
    private static let rendering = FlagGroups.rendering.filter {
        $0.name != "generate-name" && $0.name != "name-template"
    }

    /// What becomes of the values of the revision before.
    private static let values: [Flag] = [
        Flag("reset-values", .bool, "when upgrading, reset the values to the ones built into the chart"),
        Flag(
            "reuse-values", .bool,
            "when upgrading, reuse the last release's values and merge in any overrides from the command line via --set and -f. If '--reset-values' is specified, this is ignored"
        ),
        Flag(
            "reset-then-reuse-values", .bool,
            "when upgrading, reset the values to the ones built into the chart, apply the last release's values and merge in any overrides from the command line via --set and -f. If '--reset-values' or '--reuse-values' is specified, this is ignored"
        ),
    ]

    private static let release: [Flag] = [
        Flag("install", short: "i", .bool, "if a release by this name doesn't already exist, run an install"),
        Flag("create-namespace", .bool, "if --install is set, create the release namespace if not present"),
        Flag("no-hooks", .bool, "disable pre/post upgrade hooks"),
        Flag(
            "rollback-on-failure", .bool,
            "if set, Helm will rollback the upgrade to previous success release upon failure. The --wait flag will be defaulted to \"watcher\" if --rollback-on-failure is set"
        ),
        Flag("atomic", .bool, deprecated: "use --rollback-on-failure instead", "deprecated"),
        Flag(
            "cleanup-on-fail", .bool,
            "allow deletion of new resources created in this upgrade when upgrade fails"),
        Flag(
            "skip-crds", .bool,
            "if set, no CRDs will be installed when an upgrade is performed with install flag enabled. By default, CRDs are installed if not already present, when an upgrade is performed with install flag enabled"
        ),
        Flag(
            "disable-openapi-validation", .bool,
            "if set, the upgrade process will not validate rendered templates against the Kubernetes OpenAPI Schema"
        ),
        Flag(
            "take-ownership", .bool,
            "if set, upgrade will ignore the check for helm annotations and take ownership of the existing resources"
        ),
        Flag(
            "labels", short: "l", .stringToString, default: "[]",
            "Labels that would be added to release metadata. Should be separated by comma. Original release labels will be merged with upgrade labels. You can unset label using null."
        ),
    ]
}
