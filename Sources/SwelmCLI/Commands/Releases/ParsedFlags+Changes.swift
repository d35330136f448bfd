import Charts
import GoTemplate
import Operations
import Rendering

extension ParsedFlags {
    /// How templates of an install or upgrade are rendered.
    func renderOptions() throws -> RenderOptions {
        var options = RenderOptions()
        options.capabilities = try capabilities()
        options.skipsSchemaValidation = self[RenderingFlags.skipSchemaValidation]
        options.enablesDNS = self[RenderingFlags.enableDNS]
        options.rendersSubchartNotes = self[RenderingFlags.renderSubchartNotes]
        options.postRenderer = postRenderer
        return options
    }

    /// How long a single step may take, in seconds.
    var timeout: Int64 { Int64(self[ApplicationFlags.timeout].seconds.rounded(.up)) }

    /// How long and for what a change waits.
    var waitingOptions: ApplyOptions {
        var options = ApplyOptions()
        options.timeout = timeout
        options.waitStrategy = self[ApplicationFlags.wait]
        options.failsFast = givenIfDeclared(ReleaseFlags.failFast) ?? false
        options.runsHooks = !self[ApplicationFlags.noHooks]
        return options
    }

    /// How a new revision is applied.
    ///
    /// - Throws: `CommandFailure` for an order that there is not.
    func changingOptions() throws -> ApplyOptions {
        var options = waitingOptions
        try addOrder(to: &options)
        options.waitsForJobs = self[ApplicationFlags.waitForJobs]
        options.forcesReplacement = self[ApplicationFlags.forceReplace] || self[ApplicationFlags.force]
        options.forcesConflicts = self[ApplicationFlags.forceConflicts]
        return options
    }

    /// A safe order waits between its passes, whatever comes after them.
    private func addOrder(to options: inout ApplyOptions) throws {
        guard declares(ReleaseFlags.applyOrder) else { return }
        options.order = try word(of: ReleaseFlags.applyOrder)
        options.drain = Int64(self[ReleaseFlags.drain].seconds.rounded(.up))
        if options.order == .safe, options.waitStrategy == .hookOnly { options.waitStrategy = .watcher }
    }

    /// How the objects of a rendered chart are applied.
    private func applyOptions() throws -> ApplyOptions {
        var options = try changingOptions()
        options.takesOwnership = self[ApplicationFlags.takeOwnership]
        options.createsNamespace = self[ApplicationFlags.createNamespace]
        options.skipsCustomResources = self[ApplicationFlags.skipCRDs]
        options.validatesOpenAPI = !self[ApplicationFlags.disableOpenAPIValidation]
        options.cleansUpOnFailure = givenIfDeclared(ApplicationFlags.cleanupOnFail) ?? false
        return options
    }

    /// Everything an install or upgrade takes from the command line but the release's name.
    func changeOptions(_ chart: Chart, at path: GoString, reference: GoString, values: Map) throws -> ChangeOptions {
        var options = ChangeOptions(chart: chart, values: values)
        options.rendering = try renderOptions()
        options.apply = try applyOptions()
        options.labels = self[ApplicationFlags.labels]
        options.description = self[ApplicationFlags.description]
        options.hidesSecrets = self[ReleaseFlags.hideSecret]
        options.rollsBackOnFailure = self[ApplicationFlags.rollbackOnFailure] || self[ApplicationFlags.atomic]
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
        let mode = try ChangeMode(flags[ReleaseFlags.dryRun], isTemplate: false) { context.log(.warn, GoString($0)) }
        if mode == .dryRun(.server) { noteNothingApplied("rendered only", ", and no server checked it") }
        return mode
    }
}
