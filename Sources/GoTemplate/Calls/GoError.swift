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
    package var cause: (any Error)? { nil }

    package var ownMessage: GoString? { nil }
}

extension Error {
    /// What Go's `Error()` says.
    ///
    /// Errors that leave their module are `GoErrors`; of one that is not only the type is named, as Swift's description
    /// of it may hold values, and a debug build stops.
    package var goMessage: GoString {
        if let error = self as? any GoError { return error.message }
        assertionFailure("\(type(of: self)) is no GoError")
        return GoString("internal error: \(type(of: self))")
    }

    package func appendGoMessage(to text: inout GoString) {
        guard let error = self as? any GoError, let own = error.ownMessage else { return text.append(goMessage) }
        text.append(own)
        error.cause?.appendGoMessage(to: &text)
    }
}
