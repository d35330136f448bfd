/// The flags of `install` and `upgrade`.
enum UpgradeFlags {
    static let install = FlagTable {
        ValuesFlags.all
        ChartSourceFlags.all
        ApplicationFlags.installing
        RenderingFlags.all
        ReleaseFlags.besideRollouts
        RenderingFlags.capabilities
        RenderingFlags.notes
        ReleaseFlags.hideSecret
        ReleaseFlags.dryRun
        OutputFormat.flag
    }

    static let upgrade = FlagTable {
        decisions
        ReleaseFlags.besideRollouts
        OutputFormat.flag
        PlanFlags.all
        ReleaseFlags.dropped("recreate-pods")
    }

    /// What an upgrade comes to, which a saved plan holds.
    static let decisions = FlagTable {
        ValuesFlags.all
        ChartSourceFlags.all
        RenderingFlags.unnamed
        RenderingFlags.capabilities
        RenderingFlags.notes
        ApplicationFlags.forcing
        ApplicationFlags.waiting
        reuse
        release
        ReleaseFlags.hideSecret
        ReleaseFlags.dryRun
        ApplicationFlags.serverSideMode
        ReleaseFlags.historyMax
        ApplicationFlags.description
        ReleaseFlags.ordering
    }

    /// What becomes of the values of the revision before.
    private static let reuse = FlagTable {
        resetValues
        reuseValues
        resetThenReuseValues
    }

    static let resetValues = Flag<Bool>(
        "reset-values", "when upgrading, reset the values to the ones built into the chart")
    static let reuseValues = Flag<Bool>(
        "reuse-values",
        "when upgrading, reuse the last release's values and merge in any overrides from the command line via --set and -f. If '--reset-values' is specified, this is ignored"
    )
    static let resetThenReuseValues = Flag<Bool>(
        "reset-then-reuse-values",
        "when upgrading, reset the values to the ones built into the chart, apply the last release's values and merge in any overrides from the command line via --set and -f. If '--reset-values' or '--reuse-values' is specified, this is ignored"
    )
    static let mayInstall = Flag<Bool>(
        "install", short: "i", "if a release by this name doesn't already exist, run an install")

    private static let release = FlagTable {
        mayInstall
        ApplicationFlags.createNamespace.described(
            "if --install is set, create the release namespace if not present")
        ApplicationFlags.noHooks.described("disable pre/post upgrade hooks")
        ApplicationFlags.rollbackOnFailure.described(
            "if set, Helm will rollback the upgrade to previous success release upon failure. The --wait flag will be defaulted to \"watcher\" if --rollback-on-failure is set"
        )
        ApplicationFlags.atomic
        ApplicationFlags.cleanupOnFail
        ApplicationFlags.skipCRDs.described(
            "if set, no CRDs will be installed when an upgrade is performed with install flag enabled. By default, CRDs are installed if not already present, when an upgrade is performed with install flag enabled"
        )
        ApplicationFlags.disableOpenAPIValidation.described(
            "if set, the upgrade process will not validate rendered templates against the Kubernetes OpenAPI Schema")
        ApplicationFlags.takeOwnership.described(
            "if set, upgrade will ignore the check for helm annotations and take ownership of the existing resources")
        ApplicationFlags.labels.described(
            "Labels that would be added to release metadata. Should be separated by comma. Original release labels will be merged with upgrade labels. You can unset label using null."
        )
    }
}
