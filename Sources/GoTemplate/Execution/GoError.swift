/// An error that Go code would show as text, and may unwrap.
package protocol GoError: Error {
    /// What Go's `Error()` says; it includes the text of the cause.
    var message: GoString { get }

    /// What Go's `errors.Unwrap` gives.
    var cause: (any Error)? { get }

    /// Appends `message`; errors that nest deeply do it without making the text of each level.
    func appendMessage(to text: inout GoString)
}

extension GoError {
    package func appendMessage(to text: inout GoString) { text.append(message) }
}

extension FunctionError: GoError {}

extension Error {
    /// What Go's `Error()` says, also for errors that know nothing of Go.
    package var goMessage: GoString { (self as? any GoError)?.message ?? GoString("\(self)") }

    package func appendGoMessage(to text: inout GoString) {
        if let error = self as? any GoError { error.appendMessage(to: &text) } else { text.append(goMessage) }
    }

    /// Whether a limit of the execution was reached: such an error ends all templates without their wrapping it.
    package var isExecutionLimit: Bool {
        guard let error = self as? ExecutionError, case .limit = error.kind else { return false }
        return true
    }
}
