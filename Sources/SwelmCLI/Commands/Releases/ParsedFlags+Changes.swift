import Charts
import GoTemplate
import Operations
import Rendering

extension ParsedFlags {
    /// How templates of an install or upgrade are rendered.
    func renderOptions() throws -> RenderOptions {
        var options = RenderOptions()
        options.capabilities = try capabilities()
        options.skipsSchemaValidation = bool("skip-schema-validation")
        options.enablesDNS = bool("enable-dns")
        options.rendersSubchartNotes = bool("render-subchart-notes")
        options.postRenderer = postRenderer
        return options
    }

    /// How objects are applied.
    var applyOptions: ApplyOptions {
        var options = ApplyOptions()
        options.timeout = Int64(duration("timeout").seconds.rounded(.up))
        options.waitStrategy = WaitStrategy(flag: string("wait")) ?? .hookOnly
        options.waitsForJobs = bool("wait-for-jobs")
        options.runsHooks = !bool("no-hooks")
        options.forcesReplacement = bool("force-replace") || bool("force")
        options.forcesConflicts = bool("force-conflicts")
        options.takesOwnership = bool("take-ownership")
        options.createsNamespace = bool("create-namespace")
        options.skipsCustomResources = bool("skip-crds")
        options.validatesOpenAPI = !bool("disable-openapi-validation")
        options.cleansUpOnFailure = bool("cleanup-on-fail")
        return options
    }

    /// Everything an install or upgrade takes from the command line but the release's name.
    func changeOptions(_ chart: Chart, at path: GoString, reference: GoString, values: Map) throws -> ChangeOptions {
        var options = ChangeOptions(chart: chart, values: values)
        options.rendering = try renderOptions()
        options.apply = applyOptions
        options.labels = labels
        options.description = string("description")
        options.hidesSecrets = bool("hide-secret")
        options.rollsBackOnFailure = bool("rollback-on-failure") || bool("atomic")
        if options.rollsBackOnFailure, options.apply.waitStrategy == .hookOnly {
            options.apply.waitStrategy = .watcher
        }
        options.sources.chartReference = reference
        options.sources.chartPath = path
        options.sources.values = valuesOptions
        return options
    }
}

extension Invocation {
    /// What `--dry-run` says; logs what Helm logs about old spellings.
    func changeMode() throws -> ChangeMode {
        let mode = try ChangeMode(flags, isTemplate: false) { context.log(.warn, GoString($0)) }
        if mode == .dryRun(.server) { noteNothingApplied("rendered only", ", and no server checked it") }
        return mode
    }
}
