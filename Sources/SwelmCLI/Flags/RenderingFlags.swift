import GoTemplate

/// How a render goes.
enum RenderingFlags {
    static let all = FlagTable {
        generateName
        nameTemplate
        skipSchemaValidation
        allowsPrivateSchemas
        enableDNS
        postRenderer
        postRendererArgs
    }

    /// Those that name no release.
    static let unnamed = FlagTable {
        skipSchemaValidation
        allowsPrivateSchemas
        enableDNS
        postRenderer
        postRendererArgs
    }

    /// What renders need to know of a cluster, as long as there is none to ask.
    static let capabilities = FlagTable {
        kubeVersion
        apiVersions
    }

    static let notes = FlagTable {
        hideNotes
        renderSubchartNotes
    }

    static let generateName = Flag<Bool>("generate-name", short: "g", "generate the name (and omit the NAME parameter)")
    static let nameTemplate = Flag<GoString>("name-template", "specify template used to name the release")
    static let skipSchemaValidation = Flag<Bool>("skip-schema-validation", "if set, disables JSON schema validation")
    static let allowsPrivateSchemas = Flag<Bool>(
        "allow-private-schemas",
        "fetch what schemas refer to also from this machine and from networks that are not public")
    static let enableDNS = Flag<Bool>("enable-dns", "enable DNS lookups when rendering templates")
    static let postRenderer = Flag<GoString>(
        "post-renderer", "the path of an executable that rewrites objects and hooks")
    static let postRendererArgs = Flag<[GoString]>(
        "post-renderer-args", "an argument to the post-renderer (can specify multiple)")
    static let kubeVersion = Flag<GoString>("kube-version", "Kubernetes version used for Capabilities.KubeVersion")
    static let apiVersions = Flag<CommaSeparatedValues>(
        "api-versions", short: "a",
        "Kubernetes api versions used for Capabilities.APIVersions (multiple can be specified)")
    static let hideNotes = Flag<Bool>(
        "hide-notes",
        "if set, do not show notes in install output. Does not affect presence in chart metadata")
    static let renderSubchartNotes = Flag<Bool>(
        "render-subchart-notes", "if set, render subchart notes along with the parent")
    static let skipTests = Flag<Bool>("skip-tests", "skip tests from templated output")
    static let maxOutput = Flag<Int>(
        "max-output", default: ExecutionLimits().outputBytes,
        "how many bytes templates may produce; larger results are errors")
    static let maxSteps = Flag<Int>(
        "max-steps", default: ExecutionLimits().steps,
        "how many steps templates may take; an endless loop ends with an error")
}
