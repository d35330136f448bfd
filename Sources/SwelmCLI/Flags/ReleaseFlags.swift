/// The flags of the commands that work on the history of releases.
enum ReleaseFlags {
    /// Where the history is and what it is applied to; every command of this family takes both.
    static let store: [Flag] = [
        Flag(
            "store", .string, placeholder: "URL",
            "where releases are recorded: sqlite:PATH, memory: or postgres://USER@HOST/DATABASE (default: $SWELM_STORE, or a SQLite file below $XDG_DATA_HOME)"
        ),
        Flag(
            "cluster", .choice(ClusterUse.allCases.map(\.rawValue)), placeholder: "auto|off|on",
            "what releases are applied to: auto (the cluster, or nothing and a line that says so), off (nothing) or on (fails without a cluster) (default: $SWELM_CLUSTER, or auto)"
        ),
    ]

    /// What commands that change a release take beside.
    static let changing: [Flag] =
        store + [
            Flag(
                "lock-timeout", .duration, default: "0s",
                "how long to wait for another command that works on the same release; 0 fails at once")
        ]

    /// A flag of Helm 3 that Helm 4 has no more: what it asked for happens anyway, or does not exist; clients still send it.
    static func dropped(_ name: String, short: Character? = nil) -> Flag {
        Flag(name, short: short, .bool, hidden: true, "accepted as in Helm 3, without effect")
    }

    static let description = Flag("description", .string, "add a custom description")

    static func revision(_ help: String) -> Flag { Flag("revision", .int, help) }

    static let dryRun = Flag(
        "dry-run", .string, default: "none", bare: "unset",
        "simulates the operation without persisting changes. Must be one of: \"none\" (default), \"client\", or \"server\". '--dry-run=none' executes the operation normally and persists changes (no simulation). '--dry-run=client' simulates the operation client-side only and avoids cluster connections. '--dry-run=server' simulates the operation on the server, requiring cluster connectivity."
    )

    static let hideSecret = Flag(
        "hide-secret", .bool, "hide Kubernetes Secrets when also using the --dry-run flag")

    static let force: [Flag] = [
        Flag("force-replace", .bool, "force resource updates by replacement"),
        Flag("force", .bool, deprecated: "use --force-replace instead", "deprecated"),
        Flag("force-conflicts", .bool, "if set server-side apply will force changes against conflicts"),
    ]

    /// The pairs cobra refuses together.
    static let exclusive = [["force", "force-conflicts"], ["force-replace", "force-conflicts"]]

    static let serverSide = Flag(
        "server-side", .string, default: "auto",
        "must be \"true\", \"false\" or \"auto\". Object updates run in the server instead of the client (\"auto\" defaults the value from the previous chart release's method)"
    )

    static let waiting: [Flag] = [
        Flag(
            "timeout", .duration, default: "5m0s",
            "time to wait for any individual Kubernetes operation (like Jobs for hooks)"),
        wait,
        Flag(
            "wait-for-jobs", .bool,
            "if set and --wait enabled, will wait until all Jobs have been completed before marking the release as successful. It will wait for as long as --timeout"
        ),
    ]

    static let wait = Flag(
        "wait", .waitStrategy, default: "hookOnly", bare: "watcher",
        "wait until resources are ready (up to --timeout). Use '--wait' alone for 'watcher' strategy, or specify one of: 'watcher', 'hookOnly', 'legacy'. Default when flag is omitted: 'hookOnly'."
    )

    static let historyMaximum = Flag(
        "history-max", .int, default: "10",
        "limit the maximum number of revisions saved per release. Use 0 for no limit")

    /// What renders need to know of a cluster, as long as there is none to ask.
    static let capabilities: [Flag] = [
        Flag("kube-version", .string, "Kubernetes version used for Capabilities.KubeVersion"),
        Flag(
            "api-versions", short: "a", .stringSlice,
            "Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)"),
    ]

    static let notes: [Flag] = [
        Flag(
            "hide-notes", .bool,
            "if set, do not show notes in install output. Does not affect presence in chart metadata"),
        Flag("render-subchart-notes", .bool, "if set, render subchart notes along with the parent"),
    ]
}
