import GoTemplate

/// Why somebody could not be asked or told; there is no secret in it.
package struct SignalFailure: GoError, Equatable {
    package let message: GoString

    init(_ message: GoString) { self.message = message }
}
