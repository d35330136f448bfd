import Charts
import Diagnostics
import GoTemplate
import Manifests

/// Runs the templates of a chart tree.
///
/// Mirrors pkg/engine engine.go render. Templates run one after the other, in Helm's order, on shared values.
package struct ChartRenderer {
    private let library: TemplateLibrary
    private let limits: ExecutionLimits
    /// Whether the process ends after this render.
    private let isLast: Bool
    private let trace: ExecutionTrace?
    private let recording: RenderRecording?
    private let repeated: RenderRepeat?

    private static let template: GoString = "Template"
    private static let templateKeys: [GoString] = ["BasePath", "Name"]

    /// - Parameters:
    ///   - limits: what all templates together may use.
    ///   - trace: notes which template writes what.
    ///   - isLast: whether the process ends after this render, so that its memory need not be given back.
    ///   - recording: notes what it takes to run single files again.
    ///   - repeated: which files run; nil for all.
    package init(
        library: TemplateLibrary, limits: ExecutionLimits = ExecutionLimits(), isLast: Bool = false,
        trace: ExecutionTrace? = nil, recording: RenderRecording? = nil, repeated: RenderRepeat? = nil
    ) {
        self.library = library
        self.limits = limits
        self.isLast = isLast
        self.trace = trace
        (self.recording, self.repeated) = (recording, repeated)
    }

    /// Renders every template file that is no partial.
    ///
    /// - Parameters:
    ///   - top: the map with `Release`, `Capabilities` and `Values` of the root chart.
    ///   - whenRendered: gets each file as soon as it is there.
    /// - Throws: `RenderFailure` for the first template that does not parse or run.
    package func render(
        _ chart: Chart, top: Map, whenRendered: (RenderedFile) -> Void = { _ in }
    ) throws -> [RenderedFile] {
        let units = RenderScope.units(of: chart, top: top)
        let executor = Executor(
            templates: try parse(units), functions: library.functions, limits: limits, trace: trace,
            randomness: randomness)
        let before = recording.map { _ in ScopeDigest(units) }
        if isLast { IntentionalLeak.keep([executor] + units.map(\.scope)) }
        var files: [RenderedFile] = []
        files.reserveCapacity(units.count)
        for unit in units where !TemplatePath.isPartial(unit.path) {
            let file = try known(unit) ?? run(unit, executor, among: units)
            whenRendered(file)
            files.append(file)
        }
        recording?.note(files, hasSideEffects: before != ScopeDigest(units))
        return files
    }

    /// What chance gives is noted, or given again.
    private var randomness: RandomResults? {
        guard let repeated else { return recording?.randomness }
        return repeated.isReplayed ? repeated.recording.randomness : nil
    }

    /// A file that need not run.
    private func known(_ unit: RenderUnit) -> RenderedFile? {
        repeated?.content(of: unit.path).map { RenderedFile(path: unit.path, content: $0) }
    }

    private func parse(_ units: [RenderUnit]) throws -> TemplateSet {
        var templates = TemplateSet()
        do {
            try templates.parse(files: units.map { ($0.path, $0.text) }, library: library)
        } catch let error as ParseError {
            let message = HelmErrorText.parse(error)
            let scope = units.first { $0.path == error.file }?.scope ?? Map()
            throw RenderFailure(message: message, failure: error, units: units, scope: scope)
        }
        return templates
    }

    private func run(_ unit: RenderUnit, _ executor: Executor, among units: [RenderUnit]) throws -> RenderedFile {
        // Helm writes into the chart's shared map before each file; a `Template` seen in a helper is the file's.
        unit.scope[Self.template] = .map(
            Map(
                sortedKeys: Self.templateKeys, values: [.string(unit.basePath), .string(unit.path)],
                type: .commonValues))
        randomness?.begin(unit.path, isAgain: repeated != nil)
        do {
            let output = try executor.execute(unit.path, dot: .map(unit.scope))
            return RenderedFile(path: unit.path, content: NoValue.removed(from: output))
        } catch {
            let message = HelmErrorText.execution(error)
            throw RenderFailure(message: message, failure: error, units: units, scope: unit.scope)
        }
    }
}

/// A template that does not parse or run.
package struct RenderFailure: FailureWhileRendering, Diagnosed {
    /// Helm's text.
    package let message: GoString
    /// What happened, for richer messages.
    let failure: any Error
    /// All templates of the tree.
    let units: [RenderUnit]
    /// What the failing file's templates saw.
    let scope: Map

    package var cause: (any Error)? { failure }

    /// The failure with source lines and the way there; they hold no values.
    package func diagnostic(showsValues: Bool) -> Diagnostic {
        let sources = Dictionary(units.map { ($0.path, $0.text) }, uniquingKeysWith: { $1 })
        return RenderDiagnostic(sources: sources, scope: scope).diagnostic(for: failure, message: message)
    }
}
