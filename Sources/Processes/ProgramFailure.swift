import GoLibrary
import GoTemplate

/// A program could not be started; the text is that of Go's `os/exec`.
package struct ProgramFailure: GoError {
    package enum Kind: Sendable {
        /// There is no such program.
        case notFound
        /// The system does not start it.
        case notStarted
    }

    package let message: GoString
    package let kind: Kind

    init(_ message: GoString, kind: Kind = .notStarted) {
        self.message = message
        self.kind = kind
    }

    /// - Parameter code: the system's error.
    init(_ operation: GoString, _ code: Int32) {
        self.init(operation + GoString(": " + SystemText.error(code)))
    }
}
