/// The flags that the plugin helm-diff has and swelm's own `diff` has not.
///
/// Source: cmd/options.go and cmd/upgrade.go of helm-diff.
enum HelmDiffFlags {
    /// Those of all its commands.
    static let report: [Flag] = [
        Flag("detailed-exitcode", .bool, "exit with status 2 where something changes, as helm-diff has it"),
        Flag("include-tests", .bool, "compare tests; helm-diff's commands leave them out"),
        Flag(
            "suppress", .stringArray, placeholder: "kind",
            "name objects of this kind without what happens to them (can specify multiple)"),
        Flag("suppress-secrets", short: "q", .bool, "the same as --suppress Secret"),
        Flag(
            "suppress-output-line-regex", .stringArray, placeholder: "regex",
            "do not show changed lines that match a regular expression (can specify multiple)"),
        Flag("show-secrets-decoded", .bool, "the same as --show-secrets=decoded"),
        Flag("no-color", .bool, "do not use colors"),
        Flag("normalize-manifests", .bool, "has no effect: fields are compared by meaning in any case"),
        Flag("strip-trailing-cr", .bool, "has no effect: line ends are no part of what is compared"),
    ]

    /// Those of `diff upgrade`.
    static let upgrade: [Flag] =
        report + [
            Flag("allow-unreleased", .bool, "the same as --install"),
            Flag("three-way-merge", .bool, "is refused: there is no cluster to ask"),
            Flag(
                "dry-run", .string, bare: "client", placeholder: "client|server|none",
                "without a value or with client, show an install: compare with nothing"),
            Flag("disable-validation", .bool, "has no effect: nothing is validated"),
            Flag("disable-openapi-validation", .bool, "has no effect: nothing is validated"),
            Flag("take-ownership", .bool, "has no effect: without a cluster nobody owns anything"),
            Flag("server-side", .string, default: "auto", "has no effect on what is rendered"),
            Flag("include-crds", .bool, "show the files of crds/ folders of a release that is not there yet"),
        ]

    /// What tells that a command line is one of helm-diff's.
    static let names = Set(upgrade.map(\.name)).subtracting(["include-crds"])
}
