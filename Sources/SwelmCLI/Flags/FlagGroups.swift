/// Groups of flags that several commands share.
enum FlagGroups {
    /// The values flags of `template`, `install` and `upgrade`.
    static let values: [Flag] = [
        Flag("values", short: "f", .stringSlice, "specify values in a YAML file or a URL (can specify multiple)"),
        Flag(
            "set", .stringArray,
            "set values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)"),
        Flag(
            "set-string", .stringArray,
            "set STRING values on the command line (can specify multiple or separate values with commas: key1=val1,key2=val2)"
        ),
        Flag(
            "set-file", .stringArray,
            "set values from respective files specified via the command line (can specify multiple or separate values with commas: key1=path1,key2=path2)"
        ),
        Flag(
            "set-json", .stringArray,
            "set JSON values on the command line (can specify multiple or separate values with commas: key1=jsonval1,key2=jsonval2 or using json format: {\"key1\": jsonval1, \"key2\": \"jsonval2\"})"
        ),
        Flag("set-literal", .stringArray, "set a literal STRING value on the command line"),
    ]

    /// Where a chart comes from; only local charts are read so far.
    static let chartSource: [Flag] = [
        Flag(
            "version", .string,
            "specify a version constraint for the chart version to use. This constraint can be a specific tag (e.g. 1.1.1) or it may reference a valid range (e.g. ^2.0.0). If this is not specified, the latest version is used"
        ),
        Flag("verify", .bool, "verify the package before using it"),
        Flag("keyring", .string, "location of public keys used for verification"),
        Flag("repo", .string, "chart repository url where to locate the requested chart"),
        Flag("username", .string, "chart repository username where to locate the requested chart"),
        Flag("password", .string, "chart repository password where to locate the requested chart"),
        Flag("cert-file", .string, "identify HTTPS client using this SSL certificate file"),
        Flag("key-file", .string, "identify HTTPS client using this SSL key file"),
        Flag("insecure-skip-tls-verify", .bool, "skip tls certificate checks for the chart download"),
        Flag("plain-http", .bool, "use insecure HTTP connections for the chart download"),
        Flag("ca-file", .string, "verify certificates of HTTPS-enabled servers using this CA bundle"),
        Flag("pass-credentials", .bool, "pass credentials to all domains"),
        Flag(
            "devel", .bool,
            "use development versions, too. Equivalent to version '>0.0.0-0'. If --version is set, this is ignored"),
        Flag("dependency-update", .bool, "update dependencies if they are missing before installing the chart"),
    ]

    /// How objects are applied; `template` takes these flags without effect.
    static let application: [Flag] = [
        Flag("create-namespace", .bool, "create the release namespace if not present"),
        Flag("force-replace", .bool, "force resource updates by replacement"),
        Flag("force", .bool, deprecated: "use --force-replace instead", "deprecated"),
        Flag("force-conflicts", .bool, "if set server-side apply will force changes against conflicts"),
        Flag("server-side", .bool, default: "true", "object updates run in the server instead of the client"),
        Flag("no-hooks", .bool, "prevent hooks from running during install"),
        Flag(
            "replace", .bool,
            "reuse the given name, only if that name is a deleted release which remains in the history. This is unsafe in production"
        ),
        Flag(
            "timeout", .duration, default: "5m0s",
            "time to wait for any individual Kubernetes operation (like Jobs for hooks)"),
        Flag(
            "wait", .waitStrategy, default: "hookOnly", bare: "watcher",
            "wait until resources are ready (up to --timeout). Use '--wait' alone for 'watcher' strategy, or specify one of: 'watcher', 'hookOnly', 'legacy'. Default when flag is omitted: 'hookOnly'."
        ),
        Flag(
            "wait-for-jobs", .bool,
            "if set and --wait enabled, will wait until all Jobs have been completed before marking the release as successful. It will wait for as long as --timeout"
        ),
        Flag(
            "rollback-on-failure", .bool,
            "if set, Helm will rollback (uninstall) the installation upon failure. The --wait flag will be default to \"watcher\" if --rollback-on-failure is set"
        ),
        Flag("atomic", .bool, deprecated: "use --rollback-on-failure instead", "deprecated"),
        Flag(
            "skip-crds", .bool,
            "if set, no CRDs will be installed. By default, CRDs are installed if not already present"),
        Flag(
            "disable-openapi-validation", .bool,
            "if set, the installation process will not validate rendered templates against the Kubernetes OpenAPI Schema"
        ),
        Flag(
            "take-ownership", .bool,
            "if set, install will ignore the check for helm annotations and take ownership of the existing resources"),
        Flag("description", .string, "add a custom description"),
        Flag(
            "labels", short: "l", .stringToString, default: "[]",
            "Labels that would be added to release metadata. Should be divided by comma."),
    ]

    /// How a render goes.
    static let rendering: [Flag] = [
        Flag("generate-name", short: "g", .bool, "generate the name (and omit the NAME parameter)"),
        Flag("name-template", .string, "specify template used to name the release"),
        Flag("skip-schema-validation", .bool, "if set, disables JSON schema validation"),
        Flag("enable-dns", .bool, "enable DNS lookups when rendering templates"),
        Flag(
            "post-renderer", .string,
            "the path of an executable that rewrites objects and hooks"),
        Flag("post-renderer-args", .stringArray, "an argument to the post-renderer (can specify multiple)"),
    ]
}
