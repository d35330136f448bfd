import GoLibrary
import GoTemplate
import Manifests
import Operations

/// How objects are applied; `template` takes these flags without effect.
enum ApplicationFlags {
    /// Those of `install` and `template`.
    static let installing = FlagTable {
        createNamespace
        forceReplace
        force
        forceConflicts
        serverSide
        noHooks
        replace
        timeout
        wait
        waitForJobs
        rollbackOnFailure
        atomic
        skipCRDs
        disableOpenAPIValidation
        takeOwnership
        description
        labels
    }

    static let forcing = FlagTable {
        forceReplace
        force
        forceConflicts
    }

    static let waiting = FlagTable {
        timeout
        wait
        waitForJobs
    }

    /// The pairs cobra refuses together.
    static var exclusive: [[FlagDeclaration]] {
        [[force.declaration, forceConflicts.declaration], [forceReplace.declaration, forceConflicts.declaration]]
    }

    static let createNamespace = Flag<Bool>("create-namespace", "create the release namespace if not present")
    static let forceReplace = Flag<Bool>("force-replace", "force resource updates by replacement")
    static let force = Flag<Bool>("force", deprecated: "use --force-replace instead", "deprecated")
    static let forceConflicts = Flag<Bool>(
        "force-conflicts", "if set server-side apply will force changes against conflicts")
    static let serverSide = Flag<Bool>(
        "server-side", default: true, "object updates run in the server instead of the client")
    static let noHooks = Flag<Bool>("no-hooks", "prevent hooks from running during install")
    static let replace = Flag<Bool>(
        "replace",
        "reuse the given name, only if that name is a deleted release which remains in the history. This is unsafe in production"
    )
    static let timeout = Flag<GoDuration>(
        "timeout", default: GoDuration(wrappingSeconds: 300),
        "time to wait for any individual Kubernetes operation (like Jobs for hooks)")
    static let wait = Flag<WaitStrategy>(
        "wait", default: .hookOnly, bare: .watcher,
        "wait until resources are ready (up to --timeout). Use '--wait' alone for 'watcher' strategy, or specify one of: 'watcher', 'hookOnly', 'legacy'. Default when flag is omitted: 'hookOnly'."
    )
    static let waitForJobs = Flag<Bool>(
        "wait-for-jobs",
        "if set and --wait enabled, will wait until all Jobs have been completed before marking the release as successful. It will wait for as long as --timeout"
    )
    static let rollbackOnFailure = Flag<Bool>(
        "rollback-on-failure",
        "if set, Helm will rollback (uninstall) the installation upon failure. The --wait flag will be default to \"watcher\" if --rollback-on-failure is set"
    )
    static let atomic = Flag<Bool>("atomic", deprecated: "use --rollback-on-failure instead", "deprecated")
    static let skipCRDs = Flag<Bool>(
        "skip-crds", "if set, no CRDs will be installed. By default, CRDs are installed if not already present")
    static let disableOpenAPIValidation = Flag<Bool>(
        "disable-openapi-validation",
        "if set, the installation process will not validate rendered templates against the Kubernetes OpenAPI Schema")
    static let takeOwnership = Flag<Bool>(
        "take-ownership",
        "if set, install will ignore the check for helm annotations and take ownership of the existing resources")
    static let description = Flag<GoString>("description", "add a custom description")
    static let labels = Flag<KeyValuePairs>(
        "labels", short: "l", default: [:],
        "Labels that would be added to release metadata. Should be divided by comma.")
    /// In `upgrade` and `rollback` a word, which the operation checks.
    static let serverSideMode = Flag<OpenEnum<ServerSideMode>>(
        "server-side", default: .known(.automatic),
        "must be \"true\", \"false\" or \"auto\". Object updates run in the server instead of the client (\"auto\" defaults the value from the previous chart release's method)"
    )
    static let cleanupOnFail = Flag<Bool>(
        "cleanup-on-fail", "allow deletion of new resources created in this upgrade when upgrade fails")
    static let cascade = Flag<OpenEnum<DeletionPropagation>>(
        "cascade", default: .known(.background),
        #"Must be "background", "orphan", or "foreground". Selects the deletion cascading strategy for the dependents. Defaults to background. Use "foreground" with --wait to ensure resources with finalizers are fully deleted before returning."#
    )
}
