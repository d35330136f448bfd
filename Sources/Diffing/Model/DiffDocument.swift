import GoTemplate
import Manifests

/// One document of a side, as its render or a file gives it.
package struct DiffDocument: Sendable {
    package let content: GoString
    /// The template that rendered it, as in `chart/templates/service.yaml`, or the file it stands in.
    package let source: GoString
    /// The line of `source`, or of what it rendered, on which the document begins, from 1.
    package let line: Int
    /// Whether it comes from a chart's folder `crds`, which is applied before all else.
    package let isChartCRD: Bool

    package init(content: GoString, source: GoString, line: Int = 1, isChartCRD: Bool = false) {
        self.content = content
        self.source = source
        self.line = line
        self.isChartCRD = isChartCRD
    }

    package init(_ manifest: Manifest, line: Int = 1) {
        self.init(content: manifest.content, source: manifest.source, line: line)
    }
}

/// What is wrong with a document; it is left out of the comparison.
package struct DocumentProblem: Sendable {
    package enum Kind: String, Sendable {
        /// The text cannot be read.
        case notYAML
        /// A list or scalar stands where an object should.
        case notAnObject
        /// Without a kind it is no object of Kubernetes.
        case noKind
    }

    package let kind: Kind
    /// The template or file.
    package let source: GoString
    /// Where the document begins there, from 1.
    package let line: Int
    /// What the parser says, such as `yaml: line 3: did not find expected key`.
    package let message: GoString
}
