import GoLibrary
import GoTemplate
import Manifests
import Operations
import Releases

/// The flags of the commands that work on the history of releases.
enum ReleaseFlags {
    /// Where the history is and what it is applied to; every command of this family takes both.
    static let store = FlagTable {
        location
        cluster
    }

    /// Further flags of the commands that change a release.
    static let changing = FlagTable {
        store
        lockTimeout
        progress
        failFast
    }

    /// Further flags of the commands that a staged rollout keeps from changing its releases.
    static let besideRollouts = FlagTable {
        changing
        duringRollout
        reason
    }

    /// Further flags of the commands that make a revision out of another one.
    static let ordering = FlagTable {
        applyOrder
        drain
    }

    static let location = Flag<GoString>(
        "store", placeholder: "URL",
        "where releases are recorded: secret:, configmap:, sqlite:PATH, memory: or postgres://USER@HOST/DATABASE (default: $SWELM_STORE, or Secrets of the cluster, or without one a SQLite file below $XDG_DATA_HOME)"
    )
    static let cluster = Flag<ClusterUse>(
        "cluster", placeholder: "auto|off|on",
        "what releases are applied to: auto (the cluster, or nothing and a line that says so), off (nothing) or on (fails without a cluster) (default: $SWELM_CLUSTER, or auto)"
    )
    static let lockTimeout = Flag<GoDuration>(
        "lock-timeout", default: .zero,
        "how long to wait for another command that works on the same release; 0 fails at once")
    static let progress = Flag<ProgressMode>(
        "progress",
        "how waits and hooks are shown on standard error, and why objects are not ready: auto (table on a terminal), none, plain, table or json (default: $SWELM_PROGRESS, or auto)"
    )
    static let duringRollout = Flag<OpenEnum<DuringRollout>>(
        "during-rollout", default: .known(.refuse), placeholder: "refuse|hold|abandon",
        "what to do where a staged rollout holds the release: refuse (the command fails and names it), hold (the revision is made, and the rollout held until somebody decides) or abandon (the rollout ends with --reason, and the revision is made)"
    )
    static let reason = Flag<GoString>("reason", "why, for the audit of the revision (see 'swelm release audit')")
    static let failFast = Flag<Bool>("fail-fast", "end a wait once an object has failed, not when the time is over")
    static let applyOrder = Flag<OpenEnum<ApplyOrder>>(
        "apply-order", default: .known(.helm), placeholder: "helm|safe",
        "in which order objects are applied: helm (by kind, as Helm does) or safe (what takes traffic grows and gets ready, then routes change, then the rest shrinks; the --wait flag will be defaulted to \"watcher\")"
    )
    static let drain = Flag<GoDuration>(
        "drain", default: GoDuration(wrappingSeconds: 30),
        "with --apply-order safe, how long pods stay after traffic was led away from them")
    static let revision = Flag<Int>("revision", "get the named release with revision")
    static let dryRun = Flag<OpenEnum<DryRunWord>>(
        "dry-run", default: .known(.none), bare: .known(.unset),
        "simulates the operation without persisting changes. Must be one of: \"none\" (default), \"client\", or \"server\". '--dry-run=none' executes the operation normally and persists changes (no simulation). '--dry-run=client' simulates the operation client-side only and avoids cluster connections. '--dry-run=server' simulates the operation on the server, requiring cluster connectivity."
    )
    static let hideSecret = Flag<Bool>(
        "hide-secret", "hide Kubernetes Secrets when also using the --dry-run flag")
    static let historyMax = Flag<Int>(
        "history-max", default: 10,
        "limit the maximum number of revisions saved per release. Use 0 for no limit")

    /// A flag of Helm 3 that Helm 4 has no more: what it asked for happens anyway, or does not exist; clients still send it.
    static func dropped(_ name: String, short: Character? = nil) -> Flag<Bool> {
        Flag(name, short: short, hidden: true, "accepted as in Helm 3, without effect")
    }
}
