import GoTemplate

/// Why a recorded run cannot be read.
package struct RecordedRunError: GoError, Equatable {
    /// From 1.
    package let line: Int
    package let reason: GoString

    package var message: GoString { GoString("line \(line): ") + reason }
}
