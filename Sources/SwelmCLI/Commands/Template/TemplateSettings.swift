import Charts
import GoTemplate
import Rendering
import Repositories

/// What the flags of `template` say of every render: all but the release itself.
struct TemplateSettings {
    let namespace: GoString
    let isDebugging: Bool
    let output: TemplateOutput
    private let flags: ParsedFlags
    private let capabilities: Capabilities
    private let limits: ExecutionLimits
    private let errorStyle: ErrorStyle
    private let isColored: Bool
    private let schemas: SchemaFetching

    init(_ invocation: Invocation) throws {
        let (flags, context) = (invocation.flags, invocation.context)
        let settings = Settings(context.environment, flags)
        self.flags = flags
        namespace = settings.namespace
        isDebugging = settings.isDebugging
        output = TemplateOutput(flags)
        capabilities = try flags.capabilities()
        limits = try flags.executionLimits
        errorStyle = try ErrorStyle(flags, context)
        schemas = invocation.schemas
        isColored = context.errorsAreOnTerminal && settings.colorMode != .never
    }

    func request(_ chart: Chart, _ values: Map, name: GoString, namespace: GoString) -> RenderRequest {
        let release = ReleaseOptions(name: name, namespace: namespace, isUpgrade: flags[TemplateFlags.isUpgrade])
        var request = RenderRequest(chart: chart, userValues: values, release: release)
        request.capabilities = capabilities
        request.skipsSchemaValidation = flags[RenderingFlags.skipSchemaValidation]
        request.schemas = schemas
        request.enablesDNS = flags[RenderingFlags.enableDNS]
        request.postRenderer = flags.postRenderer
        request.limits = limits
        request.isTraced = errorStyle != .helm
        return request
    }

    /// The failure of a render; one after rendering began points at `--debug`, as Helm's does.
    func failure(for error: any Error) -> CommandFailure {
        let hintsAtDebug = error is any FailureWhileRendering && !isDebugging
        let suffix: GoString = hintsAtDebug ? "\n\nUse --debug flag to render out invalid YAML" : ""
        return errorStyle.failure(for: error, suffix: suffix, isColored: isColored, showsValues: isDebugging)
    }
}

extension TemplateOutput {
    fileprivate init(_ flags: ParsedFlags) {
        self.init()
        includesCustomResources = flags[TemplateFlags.includeCRDs]
        showsHooks = !flags[ApplicationFlags.noHooks]
        skipsTests = flags[RenderingFlags.skipTests]
        showOnly = flags[TemplateFlags.showOnly]
    }
}
