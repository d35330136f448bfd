import Diagnostics
import Failures
import GoTemplate

/// A failure that can show where it happened, and how it came to that.
package protocol Diagnosed: GoError {
    /// - Parameter showsValues: whether rendered values may be shown (`--debug`).
    func diagnostic(showsValues: Bool) -> Diagnostic
}

extension Error {
    /// All that is known of the error; of most that is the text.
    ///
    /// - Parameter showsValues: whether rendered values may be shown (`--debug`).
    package func knownDiagnostic(showsValues: Bool) -> Diagnostic {
        let diagnostic = (self as? any Diagnosed)?.diagnostic(showsValues: showsValues)
        return diagnostic ?? Diagnostic(message: goMessage.text, hint: knownHint)
    }
}

extension Diagnostic {
    /// The same with a text before what is wrong.
    package func prefixed(with prefix: GoString) -> Diagnostic {
        var result = self
        result.message = prefix.text + message
        return result
    }
}
