import GoTemplate
import Manifests
import Operations

/// The flags of `template`.
enum TemplateFlags {
    static let all = FlagTable {
        ValuesFlags.all
        ChartSourceFlags.all
        ApplicationFlags.installing
        RenderingFlags.all
        showOnly
        outputDirectory
        batch
        validate
        includeCRDs
        RenderingFlags.skipTests
        isUpgrade
        RenderingFlags.kubeVersion
        RenderingFlags.apiVersions
        RenderingFlags.maxOutput
        RenderingFlags.maxSteps
        releaseName
        withoutEffect(RenderingFlags.hideNotes)
        withoutEffect(RenderingFlags.renderSubchartNotes)
        dryRun
        strict
        lookup
    }

    /// The pairs cobra refuses together.
    static var exclusive: [[FlagDeclaration]] {
        ApplicationFlags.exclusive + [[validate.declaration, dryRun.declaration]]
    }

    static let showOnly = Flag<[GoString]>(
        "show-only", short: "s", "only show manifests rendered from the given templates")
    static let outputDirectory = Flag<GoString>(
        "output-dir", "writes the executed templates to files in output-dir instead of stdout")
    static let batch = Flag<GoString>(
        "batch",
        "renders the releases of a YAML list (- is standard input): name, namespace, chart, values, set, setString, setFile, setJSON, setLiteral and output of each; values flags come before those of the list"
    )
    static let validate = Flag<Bool>("validate", deprecated: "use '--dry-run=server' instead", "deprecated")
    static let includeCRDs = Flag<Bool>("include-crds", "include CRDs in the templated output")
    static let isUpgrade = Flag<Bool>("is-upgrade", "set .Release.IsUpgrade instead of .Release.IsInstall")
    static let releaseName = Flag<Bool>("release-name", "use release name in the output-dir path.")
    static let dryRun = Flag<OpenEnum<DryRunWord>>(
        "dry-run", default: .known(.client), bare: .known(.unset),
        "simulates the operation either client-side or server-side. Must be either: \"client\", or \"server\". '--dry-run=client simulates the operation client-side only and avoids cluster connections. '--dry-run=server' simulates/validates the operation on the server, requiring cluster connectivity."
    )

    static let strict = Flag<Bool>(
        "strict", "fail where a value that is given is read by nothing, or one that is read is set by nothing")
    static let lookup = Flag<GoString>(
        "lookup", "a file of objects (YAML documents, lists) that lookup finds in place of a cluster's")

    private static func withoutEffect(_ flag: Flag<Bool>) -> FlagDeclaration {
        flag.described(
            flag.declaration.help,
            deprecated: "this flag has no effect for 'helm template' and will be removed in Helm 5")
    }
}
