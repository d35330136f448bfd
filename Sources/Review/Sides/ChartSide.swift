import Charts
import Diffing
import GoTemplate
import Manifests
import Rendering

/// A side that is rendered from a chart.
package final class ChartSide: Side {
    package let name: GoString
    private let files: ChartFiles
    private let values: UserValues
    private let settings: RenderSettings
    /// What counts in place of the chart's own values: those of the release before, for `--reuse-values`.
    private let defaults: RecordedDefaults?
    /// Known once the chart was loaded.
    package private(set) var isRandom = true

    package init(
        name: GoString, files: ChartFiles, values: UserValues, settings: RenderSettings,
        defaults: RecordedDefaults? = nil
    ) {
        self.name = name
        self.defaults = defaults
        self.files = files
        self.values = values
        self.settings = settings
    }

    package var namespace: GoString { settings.release.namespace }

    package var isRendered: Bool { true }

    /// Throws what loading and rendering throw.
    package func render(isTraced: Bool) throws -> Rendition {
        let log = Log()
        let chart = try files.chart(log: log)
        try checkInstallable(chart)
        try Dependencies.check(chart)
        if let defaults { chart.values = defaults.values }
        let userValues = try values.copy()
        isRandom = RandomFunctions.mayBeCalled(by: chart, userValues: userValues)
        var request = RenderRequest(chart: chart, userValues: userValues, release: settings.release)
        request.capabilities = settings.capabilities
        request.skipsSchemaValidation = settings.skipsSchemaValidation
        request.enablesDNS = settings.enablesDNS
        request.postRenderer = settings.postRenderer
        request.limits = settings.limits
        request.isTraced = isTraced
        if !isTraced { request.replacedFunctions = [RandomFunctions.now] }
        let release = try request.render(log: log)
        guard isTraced else { return Rendition(documents: documents(of: release)) }
        request.userValues = try values.copy()
        let causes = CauseSource(
            trace: release.trace, values: try request.effectiveValues(),
            provenance: ValueProvenance(chart: chart, userValues: values, defaults: defaults))
        return Rendition(documents: documents(of: release), causes: causes)
    }

    /// Mirrors pkg/cmd install.go runInstall.
    private func checkInstallable(_ chart: Chart) throws(HelmError) {
        let type = chart.metadata.type
        guard type.isEmpty || type == "application" else { throw HelmError(type + " charts are not installable") }
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
        if let text = release.postRendered {
            documents += ManifestText.documents(of: text, named: "post-renderer")
        } else {
            documents += release.manifests.map { DiffDocument($0) }
        }
        guard settings.showsHooks else { return documents }
        return documents
            + release.hooks.filter { !(settings.skipsTests && $0.isTest) }.map { DiffDocument($0.manifest) }
    }
}

extension DiffDocument {
    fileprivate func asChartCRD(of path: GoString) -> DiffDocument {
        DiffDocument(content: content, source: path, line: line, isChartCRD: true)
    }
}
