import Charts
import Diffing
import Failures
import GoTemplate
import Manifests
import Rendering

/// A side that is rendered from a chart.
package final class ChartSide: Side {
    package let name: GoString
    private let chart: LoadedChart
    private let values: UserValues
    private let settings: RenderSettings
    /// What counts in place of the chart's own values: those of the release before, for `--reuse-values`.
    private let defaults: RecordedDefaults?
    package let isRandom: Bool

    package init(
        name: GoString, chart: LoadedChart, values: UserValues, settings: RenderSettings,
        defaults: RecordedDefaults? = nil
    ) {
        self.name = name
        self.defaults = defaults
        self.chart = chart
        self.values = values
        self.settings = settings
        isRandom = chart.isRandom(with: values.merged)
    }

    package var namespace: GoString { settings.release.namespace }

    /// Throws what rendering throws.
    package func render(isShown: Bool) throws -> RenderedSide {
        var request = try request()
        request.isTraced = isShown
        // The render that is not shown has another time, so that two renders within a second show what depends on it.
        request.library = settings.libraries.library(enablesDNS: settings.enablesDNS, isShifted: !isShown)
        let release = try request.render(log: Log())
        guard isShown else { return RenderedSide(documents: documents(of: release)) }
        let causes = CauseSource { [self] in
            guard let userValues = try? values.copy() else { return nil }
            request.userValues = userValues
            guard let effective = try? request.effectiveValues() else { return nil }
            let provenance = ValueProvenance(chart: request.chart, userValues: values, defaults: defaults)
            return CauseSource.Findings(trace: release.trace, values: effective, provenance: provenance)
        }
        return RenderedSide(documents: documents(of: release), causes: causes)
    }

    private func request() throws(HelmError) -> RenderRequest {
        let chart = self.chart.copy()
        if let defaults { chart.values = defaults.values }
        var request = RenderRequest(chart: chart, userValues: try values.copy(), release: settings.release)
        request.capabilities = settings.capabilities
        request.skipsSchemaValidation = settings.skipsSchemaValidation
        request.enablesDNS = settings.enablesDNS
        request.postRenderer = settings.postRenderer
        request.lookup = settings.lookup
        request.limits = settings.limits
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
