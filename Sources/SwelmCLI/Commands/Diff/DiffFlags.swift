import Diffing
import GoTemplate
import Manifests
import Rendering

/// The flags of `diff` and its subcommands.
enum DiffFlags {
    /// How the report looks, and what counts.
    static let report = FlagTable {
        appearance
        findRenames
    }

    /// The same for commands whose arguments are numbers of revisions, as in `diff revision web -D 1 2`.
    static let reportOfRevisions = FlagTable {
        appearance
        findRenames(separateValue: .fraction)
    }

    private static let appearance = FlagTable {
        output
        context
        all
        showSecrets
        ignoreRisk
        ignore
        ignoreKind
        ignoreLines
        exitCode
        maxBytes
    }

    /// How charts are rendered.
    static let rendering = FlagTable {
        RenderingFlags.unnamed
        RenderingFlags.capabilities
        ApplicationFlags.noHooks.described("leave out hooks")
        RenderingFlags.skipTests.described("leave out tests")
        RenderingFlags.maxOutput.described("how many bytes templates may produce", hidden: true)
        RenderingFlags.maxSteps.described("how many steps templates may take", hidden: true)
    }

    static let output = Flag<OpenEnum<ReportFormat>>(
        "output", short: "o", default: .known(.text), placeholder: "format",
        "how to show the changes: text, side-by-side, simple, json, markdown, html or json-patch")
    static let context = Flag<Int>(
        "context", short: "C", default: 3, "how many lines to show around a change; -1 shows whole objects")
    static let all = Flag<Bool>(
        "all",
        "show also what is only counted otherwise: chart versions, checksums, and values that are others in each render"
    )
    static let showSecrets = Flag<OpenEnum<SecretDisplay>>(
        "show-secrets", default: .known(.masked), bare: .known(.plain), placeholder: "plain|decoded",
        "show the values of Secrets, base64 decoded with --show-secrets=decoded; else as masks of this run")
    static let ignoreRisk = Flag<CommaSeparatedValues>(
        "ignore-risk", placeholder: "codes", "do not report risks of these codes (can specify multiple)")
    static let ignore = Flag<[GoString]>(
        "ignore", placeholder: "field",
        "ignore a field and all below it, as in metadata.labels or 'Deployment/web:spec.replicas'; * stands for any text, ** for any path (can specify multiple)"
    )
    static let ignoreKind = Flag<CommaSeparatedValues>(
        "ignore-kind", placeholder: "kinds", "ignore objects of these kinds (can specify multiple)")
    static let ignoreLines = Flag<[GoString]>(
        "ignore-lines", placeholder: "regex",
        "ignore fields all of whose changed lines match a regular expression (can specify multiple)")
    static let exitCode = Flag<OpenEnum<DiffExitCode>>(
        "exit-code", default: .known(.changes), placeholder: "never|changes|risk",
        "when to exit with status 2: never, if there are changes, or if there are risks")
    static let maxBytes = Flag<Int>(
        "max-bytes", default: 65000, "what the markdown format may take up; what is left out is said")
    static let findRenames = findRenames(separateValue: .number)

    private static func findRenames(separateValue: SeparateValue) -> Flag<Float> {
        Flag(
            "find-renames", short: "D", default: 0, bare: 0.5, separateValue: separateValue,
            "report an added and a removed object as a renamed one where less than this part of the fields differ (0 to 1)"
        )
    }

    static let live = Flag<Bool>(
        "live", "compare the objects in the cluster with what the server would make of them, and tell who changed what")
    static let includeCRDs = Flag<Bool>(
        "include-crds", default: true,
        "compare the files of crds/ folders, also with manifests rendered without them; by default where both sides have them"
    )
    static let release = Flag<GoString>(
        "release", "the name charts are rendered for (default: that of a release:NAME, or release-name)")
}
