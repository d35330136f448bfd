import Codecs
import Diffing
import GoTemplate
import Kubernetes
import Operations

/// The objects of a release as a cluster has them, or as it would have them after a change.
package final class ForeseenSide: Side {
    package let name: GoString
    package let namespace: GoString
    private let documents: [DiffDocument]

    /// - Parameters:
    ///   - objects: those that there are, with where each is written.
    init(name: GoString, namespace: GoString, _ objects: [(object: LiveObject, source: GoString)]) {
        self.name = name
        self.namespace = namespace
        documents = objects.compactMap { object, source in
            guard let text = try? YAML.encode(.map(object.declaration.map)) else { return nil }
            return DiffDocument(content: GoString(text), source: source)
        }
    }

    package var chartCRDs: ChartCRDs { .unrecorded }

    package func render(isShown: Bool) -> RenderedSide { RenderedSide(documents: documents) }
}
