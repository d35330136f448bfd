import GoTemplate
import Manifests
import Operations

/// The flags that the plugin helm-diff has and swelm's own `diff` has not.
///
/// Source: cmd/options.go and cmd/upgrade.go of helm-diff.
enum HelmDiffFlags {
    /// Those of all its commands.
    static let report = FlagTable {
        detailedExitCode
        includeTests
        suppress
        suppressSecrets
        suppressOutputLineRegex
        showSecretsDecoded
        noColor
        Flag<Bool>("normalize-manifests", "has no effect: fields are compared by meaning in any case")
        Flag<Bool>("strip-trailing-cr", "has no effect: line ends are no part of what is compared")
    }

    /// Those of `diff upgrade`.
    static let upgrade = FlagTable {
        names
        includeCRDs
    }

    /// What tells that a command line is one of helm-diff's.
    static let names = FlagTable {
        report
        allowUnreleased
        threeWayMerge
        dryRun
        Flag<Bool>("disable-validation", "has no effect: nothing is validated")
        Flag<Bool>("disable-openapi-validation", "has no effect: nothing is validated")
        takeOwnership
        serverSide
    }

    static let detailedExitCode = Flag<Bool>(
        "detailed-exitcode", "exit with status 2 where something changes, as helm-diff has it")
    static let includeTests = Flag<Bool>("include-tests", "compare tests; helm-diff's commands leave them out")
    static let suppress = Flag<[GoString]>(
        "suppress", placeholder: "kind",
        "name objects of this kind without what happens to them (can specify multiple)")
    static let suppressSecrets = Flag<Bool>("suppress-secrets", short: "q", "the same as --suppress Secret")
    static let suppressOutputLineRegex = Flag<[GoString]>(
        "suppress-output-line-regex", placeholder: "regex",
        "do not show changed lines that match a regular expression (can specify multiple)")
    static let showSecretsDecoded = Flag<Bool>("show-secrets-decoded", "the same as --show-secrets=decoded")
    static let noColor = Flag<Bool>("no-color", "do not use colors")
    static let allowUnreleased = Flag<Bool>("allow-unreleased", "the same as --install")
    static let threeWayMerge = Flag<Bool>("three-way-merge", "the same as --live")
    static let takeOwnership = Flag<Bool>(
        "take-ownership", "with --live, objects of other owners become the release's; else it has no effect")
    static let serverSide = Flag<OpenEnum<ServerSideMode>>(
        "server-side", default: .known(.automatic),
        "with --live, how the objects would be applied; else it has no effect")
    static let dryRun = Flag<OpenEnum<DryRunWord>>(
        "dry-run", bare: .known(.client), placeholder: "client|server|none",
        "without a value or with client, show an install: compare with nothing")
    static let includeCRDs = Flag<Bool>(
        "include-crds", "show the files of crds/ folders of a release that is not there yet")
}
