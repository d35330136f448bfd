import Charts
import Diffing
import GoTemplate

/// A side that was rendered elsewhere.
package final class ManifestSide: Side {
    package let name: GoString
    package let namespace: GoString
    private let documents: [DiffDocument]
    package let chartCRDs: ChartCRDs

    init(name: GoString, namespace: GoString, documents: [DiffDocument]) {
        self.name = name
        self.namespace = namespace
        self.documents = documents
        chartCRDs = documents.contains(where: \.isChartCRD) ? .present : .absent
    }

    private init(emptyNamed name: GoString, namespace: GoString) {
        self.name = name
        self.namespace = namespace
        documents = []
        chartCRDs = .asOther
    }

    /// A side without objects: what is there before the first release.
    package static func empty(name: GoString, namespace: GoString) -> ManifestSide {
        ManifestSide(emptyNamed: name, namespace: namespace)
    }

    package func render(isShown: Bool) -> RenderedSide { RenderedSide(documents: documents) }
}
