import GoTemplate

/// The flags of `diff` and its subcommands.
enum DiffFlags {
    /// How the report looks, and what counts.
    static let report = report(findRenames: .number)

    /// The same for commands whose arguments are numbers of revisions, as in `diff revision web -D 1 2`.
    static let reportOfRevisions = report(findRenames: .fraction)

    private static func report(findRenames: SeparateValue) -> [Flag] {
        let flag = Flag(
            "find-renames", short: "D", .float32, default: "0", bare: "0.5", separateValue: findRenames,
            "report an added and a removed object as a renamed one where less than this part of the fields differ (0 to 1)"
        )
        return appearance + [flag]
    }

    private static let appearance: [Flag] = [
        Flag(
            "output", short: "o", .string, default: "text", placeholder: "format",
            "how to show the changes: text, side-by-side, simple, json, markdown, html or json-patch"),
        Flag(
            "context", short: "C", .int, default: "3",
            "how many lines to show around a change; -1 shows whole objects"),
        Flag(
            "all", .bool,
            "show also what is only counted otherwise: chart versions, checksums, and values that are others in each render"
        ),
        Flag(
            "show-secrets", .string, default: "masked", bare: "plain", placeholder: "plain|decoded",
            "show the values of Secrets, base64 decoded with --show-secrets=decoded; else as masks of this run"),
        Flag(
            "ignore-risk", .stringSlice, placeholder: "codes",
            "do not report risks of these codes (can specify multiple)"),
        Flag(
            "ignore", .stringArray, placeholder: "field",
            "ignore a field and all below it, as in metadata.labels or 'Deployment/web:spec.replicas'; * stands for any text, ** for any path (can specify multiple)"
        ),
        Flag("ignore-kind", .stringSlice, placeholder: "kinds", "ignore objects of these kinds (can specify multiple)"),
        Flag(
            "ignore-lines", .stringArray, placeholder: "regex",
            "ignore fields all of whose changed lines match a regular expression (can specify multiple)"),
        Flag(
            "exit-code", .string, default: "changes", placeholder: "never|changes|risk",
            "when to exit with status 2: never, if there are changes, or if there are risks"),
        Flag(
            "max-bytes", .int, default: "65000",
            "what the markdown format may take up; what is left out is said"),
    ]

    /// The values of the old side, one for each values flag.
    static let base: [Flag] =
        FlagGroups.values.map { flag in
            Flag("base-\(flag.name)", flag.kind, "in place of --\(flag.name) for the old side")
        } + [Flag("base-defaults", .bool, "the old side takes no values but the chart's own")]

    /// How charts are rendered.
    static let rendering: [Flag] =
        FlagGroups.rendering.filter { $0.name != "generate-name" && $0.name != "name-template" } + [
            Flag("kube-version", .string, "Kubernetes version used for Capabilities.KubeVersion"),
            Flag(
                "api-versions", short: "a", .stringSlice,
                "Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)"),
            Flag("no-hooks", .bool, "leave out hooks"),
            Flag("skip-tests", .bool, "leave out tests"),
            Flag(
                "max-output", .int, default: "\(ExecutionLimits().outputBytes)", hidden: true,
                "how many bytes templates may produce"),
            Flag(
                "max-steps", .int, default: "\(ExecutionLimits().steps)", hidden: true,
                "how many steps templates may take"),
        ]

    static let customResources = Flag(
        "include-crds", .bool, default: "true",
        "compare the files of crds/ folders, also with manifests rendered without them; by default where both sides have them"
    )

    static let release = Flag(
        "release", .string, "the name charts are rendered for (default: that of a release:NAME, or release-name)")
}
