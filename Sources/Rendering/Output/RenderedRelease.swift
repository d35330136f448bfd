import Charts
import Failures
import GoTemplate
import JSONSchema
import Manifests

/// What to render, with everything a command line decides.
package struct RenderRequest {
    package var chart: Chart
    package var userValues: Map
    package var release: ReleaseOptions
    package var capabilities = Capabilities()
    /// The labels of the release; they show nowhere in what is rendered, but some are refused.
    package var labels: [GoString: GoString] = [:]
    package var skipsSchemaValidation = false
    /// Brings what schemas refer to on other servers; nil where nothing is fetched.
    package var schemas: (any RemoteSchemas)?
    package var enablesDNS = false
    /// Finds objects of a cluster; nil where there are none to find.
    package var lookup: (any ObjectLookup)?
    /// Whether the notes of subcharts follow those of the chart.
    package var rendersSubchartNotes = false
    package var postRenderer: PostRenderer?
    /// What the templates may use.
    package var limits = ExecutionLimits()
    /// Templates parsed for other releases, with the functions they call; nil where this render is the only one.
    package var library: TemplateLibrary?
    /// Whether to note which template writes what.
    package var isTraced = false
    /// Notes what it takes to run single files again; nil where nobody will.
    package var recording: RenderRecording?
    /// Which files run, where the text of the others is known from a render of the same values; nil for all.
    package var repeated: RenderRepeat?
    /// What other renders gave; nil where this one is the only one.
    package var readFiles: ReadFiles?
    /// Whether the chart is one that was rendered before, as a release records it.
    package var dependenciesAreProcessed = false
    /// Whether the process ends after this render, so that its memory need not be given back.
    package var isLast = false

    package init(chart: Chart, userValues: Map, release: ReleaseOptions) {
        self.chart = chart
        self.userValues = userValues
        self.release = release
    }
}

/// A rendered release: objects, hooks and notes, before anything is applied.
package struct RenderedRelease {
    package let chart: Chart
    package let manifests: [Manifest]
    package let hooks: [Hook]
    /// The text of the root chart's NOTES.txt, and those of subcharts where the request asks for them.
    package let notes: GoString
    /// Which template wrote what; nil where the request does not ask for it, or a post-renderer wrote it anew.
    package let trace: RenderTrace?
}

/// A failure after the templates ran: the rendered files show what is wrong.
package struct ManifestRenderFailure: FailureWhileRendering, Diagnosed {
    package let failure: ManifestFailure
    /// All rendered files, in path order.
    package let files: [RenderedFile]
    /// Which template wrote what; nil where the request does not ask for it.
    package let trace: RenderTrace?

    package var message: GoString { failure.message }
    package var cause: (any Error)? { failure }
}

extension RenderRequest {
    /// Renders the release.
    ///
    /// Mirrors pkg/action install.go RunWithContext and action.go renderResources.
    ///
    /// - Throws: `HelmError`, or `RenderFailure`, `PostRenderFailure` and `ManifestRenderFailure` once rendering has
    ///   begun.
    package func render(log: Log) throws -> RenderedRelease {
        let top = try top(log: log)
        let library = library ?? ownLibrary
        let trace = isTraced ? ExecutionTrace(values: top.values) : nil
        let renderer = renderer(library, trace)
        let reader = DocumentReader(known: readFiles)
        if isLast { IntentionalLeak.keep([chart, top, library, reader]) }
        let isFinal = postRenderer == nil
        var files = try renderer.render(chart, top: top) { if isFinal && !Self.isNotes($0) { reader.add($0) } }
        let notes = takeNotes(from: &files)
        guard let postRenderer else {
            return try sorted(files, reader, notes: notes, trace: trace.map(RenderTrace.init), log: log)
        }
        files = try PostRendering(renderer: postRenderer).files(from: files)
        for file in files { reader.add(file) }
        return try sorted(files, reader, notes: notes, trace: nil, log: log)
    }

    /// Notes which template writes what in some files of a render that was made before, of which nothing else is made.
    ///
    /// Throws as `render` does.
    package func trace(_ files: RenderRepeat, log: Log) throws -> RenderTrace {
        var request = self
        request.repeated = files
        let top = try request.top(log: log)
        let trace = ExecutionTrace(values: top.values)
        _ = try request.renderer(library ?? ownLibrary, trace).render(chart, top: top)
        return RenderTrace(trace)
    }

    /// What the templates see, once all is checked that is looked at before they run.
    private func top(log: Log) throws -> Map {
        try ReleaseName.validate(release.name, log: log)
        if !dependenciesAreProcessed { try Dependencies.process(chart, userValues: userValues, log: log) }
        let top = try RenderValues.make(
            chart: chart, userValues: userValues, release: release, capabilities: capabilities,
            skipSchemaValidation: skipsSchemaValidation, schemas: schemas, log: log)
        try SystemLabels.refuse(in: labels)
        try checkKubeVersion()
        return top
    }

    private func renderer(_ library: TemplateLibrary, _ trace: ExecutionTrace?) -> ChartRenderer {
        ChartRenderer(
            library: library, limits: limits, isLast: isLast, trace: trace, recording: recording, repeated: repeated)
    }

    /// Functions and templates of this render alone.
    private var ownLibrary: TemplateLibrary {
        TemplateLibrary(functions: HelmFunctions.table(enablesDNS: enablesDNS, lookup: lookup), isShared: false)
    }

    private func checkKubeVersion() throws {
        if let message = capabilities.incompatibility(with: chart) { throw IncompatibleKubeVersion(message: message) }
    }

    private func sorted(
        _ files: [RenderedFile], _ reader: DocumentReader, notes: GoString, trace: RenderTrace?, log: Log
    ) throws -> RenderedRelease {
        do {
            let sorted = try ManifestSorter.sort(reader)
            logUnknownHooks(of: sorted, log)
            return RenderedRelease(
                chart: chart, manifests: sorted.manifests, hooks: sorted.hooks, notes: notes, trace: trace)
        } catch let failure as ManifestFailure {
            logUnknownHooks(of: failure.before, log)
            throw ManifestRenderFailure(failure: failure, files: files.sorted { $0.path < $1.path }, trace: trace)
        }
    }

    private func logUnknownHooks(of sorted: SortedManifests, _ log: Log) {
        for names in sorted.unknownHooks { log.info("skipping unknown hooks", [("hookTypes", names)]) }
    }

    /// Removes every NOTES.txt from the files and gives the text of those that count.
    private func takeNotes(from files: inout [RenderedFile]) -> GoString {
        let own = chart.name + "/templates/NOTES.txt"
        let notes = files.filter(Self.isNotes)
        files.removeAll(where: Self.isNotes)
        let counting = notes.filter { rendersSubchartNotes || $0.path == own }
        // Helm takes them in random order; here the chart's own come first.
        let ordered =
            counting.filter { $0.path == own } + counting.filter { $0.path != own }.sorted { $0.path < $1.path }
        return ordered.reduce(into: GoString()) { text, file in
            if !text.isEmpty { text.append("\n") }
            text.append(file.content)
        }
    }

    private static func isNotes(_ file: RenderedFile) -> Bool {
        file.path.bytes.suffix(9).elementsEqual("NOTES.txt".utf8)
    }
}

/// The chart refuses this Kubernetes version.
package struct IncompatibleKubeVersion: FailureWhileRendering {
    package let message: GoString
}

extension Map {
    /// The values of the chart, from what its templates see.
    fileprivate var values: Map {
        if case .map(let values)? = self["Values"] { return values }
        return Map()
    }
}
