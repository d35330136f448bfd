import Failures
import GoTemplate

/// Why a review is not published; never with a token in it.
package struct ForgeFailure: Hinted {
    package let message: GoString
    package let hint: String?

    init(_ message: GoString, hint: String? = nil) { (self.message, self.hint) = (message, hint) }
}
