import Failures
import GoTemplate

/// Why an object cannot be used, in the words of Kubernetes' Go code.
package struct ObjectFailure: GoError, Equatable {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }
}

extension ObjectFailure {
    /// Several failures as one: each text once, in brackets where there are more; nil where there are none.
    ///
    /// Mirrors apimachinery util/errors aggregate.Error.
    package static func aggregate(_ failures: [ObjectFailure]) -> ObjectFailure? {
        failures.isEmpty ? nil : ObjectFailure(HelmError(aggregate: failures.map { HelmError($0.message) }).message)
    }
}
