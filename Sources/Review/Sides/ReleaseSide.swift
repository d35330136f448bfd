import Charts
import Diffing
import Failures
import GoTemplate
import Releases
import Rendering

/// A side that a revision of a release recorded.
package final class ReleaseSide: Side {
    private let release: Release
    private let settings: RenderSettings

    /// - Parameter settings: how charts are rendered, to find out what wrote the fields of the revision.
    package init(_ release: Release, settings: RenderSettings) {
        self.release = release
        self.settings = settings
    }

    package var name: GoString { "release " + release.name + GoString(", revision \(release.revision)") }
    package var namespace: GoString { release.namespace }
    package var isRecorded: Bool { true }
    package var chartCRDs: ChartCRDs { .unrecorded }

    package func render(isShown: Bool) -> RenderedSide {
        // Which files are asked for is no matter: the chart runs once.
        let causes = CauseSource(values: { [self] in again.values }) { [self] _ in again.trace }
        return RenderedSide(documents: documents, causes: causes)
    }

    private var documents: [DiffDocument] {
        let manifests = DiffDocument.documents(inStream: release.manifest, file: name).map(\.withoutSourceComment)
        return manifests + release.hooks.map { DiffDocument(content: $0.manifest, source: $0.path) }
    }

    private var config: Map { release.config ?? Map() }

    /// The chart of the record is rendered again for its trace; where that gives other documents, nothing is said of
    /// them.
    private lazy var again: (trace: RenderTrace?, values: CauseSource.Values?) = {
        let chart = release.chartWithSubcharts
        var request = RenderRequest(chart: chart, userValues: copy(of: config), release: options)
        request.capabilities = settings.capabilities
        request.skipsSchemaValidation = true
        request.limits = settings.limits
        request.dependenciesAreProcessed = true
        request.isTraced = true
        let trace = (try? request.render(log: Log()))?.trace
        guard let values = try? request.effectiveValues() else { return (nil, nil) }
        let provenance = ValueProvenance(chart: chart, userValues: UserValues(recorded: config, of: name))
        return (trace, CauseSource.Values(effective: values, provenance: provenance))
    }()

    private var options: ReleaseOptions {
        ReleaseOptions(
            name: release.name, namespace: release.namespace, isUpgrade: release.revision > 1,
            revision: release.revision)
    }

    private func copy(of map: Map) -> Map {
        guard case .map(let copy)? = try? Value.map(map).deepCopy() else { return map }
        return copy
    }
}

extension DiffDocument {
    /// The document as its template gave it, without the comment that Helm puts above; lines count from there.
    fileprivate var withoutSourceComment: DiffDocument {
        guard content.hasPrefix("# Source: "), let lineEnd = content.firstIndex(of: 0x0A) else { return self }
        return DiffDocument(
            content: content.suffix(from: lineEnd + 1), source: source, line: 1, isChartCRD: isChartCRD)
    }
}
