/// An error that Go code would show as text, and may unwrap.
package protocol GoError: Error {
    /// What Go's `Error()` says; it includes the text of the cause.
    var message: GoString { get }

    /// What Go's `errors.Unwrap` gives.
    var cause: (any Error)? { get }

    /// The part of `message` before the text of the cause, where that text ends it; nil where `message` is made whole.
    ///
    /// Errors that nest deeply tell it, so that nobody makes the text of each level anew.
    var ownMessage: GoString? { get }
}

extension GoError {
    package var ownMessage: GoString? { nil }
}

extension FunctionError: GoError {}

extension Error {
    /// What Go's `Error()` says, also for errors that know nothing of Go.
    package var goMessage: GoString { (self as? any GoError)?.message ?? GoString("\(self)") }

    package func appendGoMessage(to text: inout GoString) {
        guard let error = self as? any GoError, let own = error.ownMessage else { return text.append(goMessage) }
        text.append(own)
        error.cause?.appendGoMessage(to: &text)
    }
}
