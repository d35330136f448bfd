import Diagnostics
import GoTemplate
import Rendering

/// A chart that a stages file names and that cannot be read.
struct ChartFailure: Diagnosed {
    /// `FILE:LINE:COLUMN` of its name.
    let place: GoString
    let failure: any Error

    var message: GoString { prefix + failure.goMessage }
    var cause: (any Error)? { failure }

    private var prefix: GoString { place + ": " }

    func diagnostic(showsValues: Bool) -> Diagnostic {
        failure.knownDiagnostic(showsValues: showsValues).prefixed(with: prefix)
    }
}
