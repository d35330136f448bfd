/// An error a function returned, or a panic: Go reports both as `error calling NAME: MESSAGE`.
package struct FunctionError: GoError {
    /// What Go's `Error()` would say.
    package let message: GoString
    /// The wrapped error (Go's `%w`), whose text is part of `message`.
    package let cause: (any Error)?

    package init(_ message: GoString, cause: (any Error)? = nil) {
        self.message = message
        self.cause = cause
    }

    package init(_ message: String, cause: (any Error)? = nil) {
        self.init(GoString(message), cause: cause)
    }
}
