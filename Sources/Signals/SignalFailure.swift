import GoTemplate

/// Why somebody could not be asked or told; there is no secret in it.
struct SignalFailure: GoError, Equatable {
    let message: GoString

    init(_ message: GoString) { self.message = message }
}
