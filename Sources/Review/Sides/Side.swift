import Diagnostics
import Diffing
import GoTemplate
import Rendering

/// One side of a comparison, before it is rendered.
package protocol Side: AnyObject {
    /// The name of the side in reports.
    var name: GoString { get }
    /// The namespace of objects that name none.
    var namespace: GoString { get }
    /// Whether two renders may differ.
    var isRandom: Bool { get }
    /// Whether this is what a release recorded, which an upgrade to the other side would replace.
    var isRecorded: Bool { get }
    /// What it says of files of `crds/` folders.
    var chartCRDs: ChartCRDs { get }

    /// Renders the side, anew each time.
    ///
    /// - Parameter isShown: whether the result is shown, with its causes; else it only tells what is random.
    func render(isShown: Bool) throws -> Rendition
}

extension Side {
    package var isRandom: Bool { false }
    package var isRecorded: Bool { false }
    package var chartCRDs: ChartCRDs { .asOther }
}

/// The documents of a side that was rendered.
package struct Rendition {
    package let documents: [DiffDocument]
    /// What can be blamed for the documents; nil where they were rendered elsewhere, or only to find what is random.
    let causes: CauseSource?

    init(documents: [DiffDocument], causes: CauseSource? = nil) {
        self.documents = documents
        self.causes = causes
    }

    /// Whether all documents are the same, byte by byte.
    func isWritten(as other: Rendition) -> Bool {
        documents.count == other.documents.count
            && zip(documents, other.documents).allSatisfy { $0.content == $1.content }
    }

    /// The document that holds an object of this side.
    func document(of object: DiffObject) -> DiffDocument? {
        documents.indices.contains(object.position) ? documents[object.position] : nil
    }
}

/// A side that cannot be had: what happened, and on which side.
package struct SideFailure: Diagnosed {
    package let side: ComparisonSide
    package let name: GoString
    package let failure: any Error

    package init(side: ComparisonSide, name: GoString, failure: any Error) {
        self.side = side
        self.name = name
        self.failure = failure
    }

    package var message: GoString { prefix + failure.goMessage }
    package var cause: (any Error)? { failure }

    private var prefix: GoString { GoString("\(side.rawValue) side ") + name + ": " }

    package func diagnostic(showsValues: Bool) -> Diagnostic {
        failure.knownDiagnostic(showsValues: showsValues).prefixed(with: prefix)
    }
}
