import Failures
import GoTemplate

extension Error {
    /// The text of a failure of any layer below.
    var releaseMessage: GoString { (self as? HelmError)?.message ?? goMessage }
}
