import Failures
import GoTemplate

/// Why there is nothing to review, in words for a person.
package struct ReviewFailure: Hinted {
    package let message: GoString
    /// What to try instead.
    package let hint: String?

    package init(_ message: GoString, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    package init(_ message: String, hint: String? = nil) { self.init(GoString(message), hint: hint) }
}
