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
    func render(isShown: Bool) throws -> RenderedSide
}

extension Side {
    package var isRandom: Bool { false }
    package var isRecorded: Bool { false }
    package var chartCRDs: ChartCRDs { .asOther }
}

/// A side that cannot be read or rendered: what happened, and on which side.
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
