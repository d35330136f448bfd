/// An error that Go code would show as text, and may unwrap.
package protocol GoError: Error {
    /// What Go's `Error()` says; it includes the text of the cause.
    var message: GoString { get }

    /// What Go's `errors.Unwrap` gives.
    var cause: (any Error)? { get }
}

extension FunctionError: GoError {}

extension Error {
    /// What Go's `Error()` says, also for errors that know nothing of Go.
    package var goMessage: GoString { (self as? any GoError)?.message ?? GoString("\(self)") }
}
