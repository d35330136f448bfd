import GoLibrary
import GoTemplate

/// A program could not be started; the text is that of Go's `os/exec`.
package struct ProgramFailure: GoError {
    package let message: GoString

    init(_ message: GoString) { self.message = message }

    /// - Parameter code: the system's error.
    init(_ operation: GoString, _ code: Int32) {
        message = operation + GoString(": " + SystemText.error(code))
    }
}
