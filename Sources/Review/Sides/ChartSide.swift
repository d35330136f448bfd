import Charts
import Diffing
import Failures
import GoTemplate
import Manifests
import Operations
import Rendering

/// A side that is rendered from a chart.
package final class ChartSide: Side {
    package let name: GoString
    private let chart: LoadedChart
    private let values: UserValues
    private let settings: RenderSettings
    /// What counts in place of the chart's own values: those of the release before, for `--reuse-values`.
    private let defaults: RecordedDefaults?
    /// Whether a word of the chart or its values calls something random.
    private let mayBeRandom: Bool
    /// What the render that is shown left behind.
    private var recording: RenderRecording?
    private var shown: RenderedRelease?
    /// The request of that render, whose chart has its dependencies processed.
    private var processed: RenderRequest?

    package init(
        name: GoString, chart: LoadedChart, values: UserValues, settings: RenderSettings,
        defaults: RecordedDefaults? = nil
    ) {
        self.name = name
        self.defaults = defaults
        self.chart = chart
        self.values = values
        self.settings = settings
        mayBeRandom = chart.isRandom(with: values.merged)
    }

    /// Whether templates called something random; before they run, whether they may.
    package var isRandom: Bool { mayBeRandom && recording?.randomFiles.isEmpty != true }

    /// The digest of the render that is shown; empty where another one may differ, or before there is one.
    var contentDigest: GoString { isRandom ? GoString() : shown?.contentDigest ?? GoString() }

    package var namespace: GoString { settings.release.namespace }

    /// Throws what rendering throws.
    package func render(isShown: Bool) throws -> RenderedSide {
        guard isShown else { return try renderedAgain() }
        let recording = RenderRecording()
        var request = try request(isShifted: false)
        request.recording = recording
        let release = try request.render(log: Log())
        (self.recording, shown, processed) = (recording, release, request)
        let causes = CauseSource(values: { [self] in values(of: request) }) { [self] files in
            guard settings.postRenderer == nil else { return nil }
            return try? repeatedRequest(isShifted: false).trace(.replay(of: recording, files: files), log: Log())
        }
        return RenderedSide(documents: documents(of: release), causes: causes)
    }

    /// Another time is shown than before, so that two renders within a second show what depends on it.
    private func renderedAgain() throws -> RenderedSide {
        var request = try repeatedRequest(isShifted: true)
        request.repeated = recording.map(RenderRepeat.chance)
        return RenderedSide(documents: documents(of: try request.render(log: Log())))
    }

    /// A request for some files: the chart of the render that is shown will do, unless templates changed what they saw.
    private func repeatedRequest(isShifted: Bool) throws(HelmError) -> RenderRequest {
        guard var request = processed, recording?.hasSideEffects == false else {
            return try self.request(isShifted: isShifted)
        }
        (request.userValues, request.recording) = (try values.copy(), nil)
        request.dependenciesAreProcessed = true
        request.library = settings.libraries.library(enablesDNS: settings.enablesDNS, isShifted: isShifted)
        return request
    }

    /// - Parameter rendered: the request, once it was rendered and its dependencies processed.
    private func values(of rendered: RenderRequest) -> CauseSource.Values? {
        guard let userValues = try? values.copy() else { return nil }
        var request = rendered
        request.userValues = userValues
        guard let effective = try? request.effectiveValues() else { return nil }
        let provenance = ValueProvenance(chart: request.chart, userValues: values, defaults: defaults)
        return CauseSource.Values(effective: effective, provenance: provenance)
    }

    private func request(isShifted: Bool) throws(HelmError) -> RenderRequest {
        let chart = self.chart.copy()
        if let defaults { chart.values = defaults.values }
        var request = RenderRequest(chart: chart, userValues: try values.copy(), release: settings.release)
        request.capabilities = settings.capabilities
        request.skipsSchemaValidation = settings.skipsSchemaValidation
        request.schemas = settings.schemas
        request.enablesDNS = settings.enablesDNS
        request.postRenderer = settings.postRenderer
        request.lookup = settings.lookup
        request.limits = settings.limits
        request.library = settings.libraries.library(enablesDNS: settings.enablesDNS, isShifted: isShifted)
        request.readFiles = settings.libraries.readFiles
        return request
    }

    private func documents(of release: RenderedRelease) -> [DiffDocument] {
        var documents: [DiffDocument] = []
        if settings.includesCustomResources {
            for file in release.chart.customResourceFiles {
                documents += ManifestText.documents(of: file.data, named: file.path).map {
                    $0.asChartCRD(of: file.path)
                }
            }
        }
        return documents + release.manifests.map { DiffDocument($0) } + release.hooks.map { DiffDocument($0.manifest) }
    }
}
