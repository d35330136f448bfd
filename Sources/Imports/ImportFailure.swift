import GoTemplate

/// What keeps files of another tool from being taken over, with its place.
package struct ImportFailure: GoError {
    /// `FILE:LINE:COLUMN: REASON`, or what is missing in all of the files.
    package let message: GoString

    init(_ message: GoString) { self.message = message }
}
