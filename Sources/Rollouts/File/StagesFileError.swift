import GoTemplate

/// What is wrong with a stages file, with the place where it stands.
package struct StagesFileError: GoError {
    /// `FILE:LINE:COLUMN: REASON`.
    package let message: GoString

    package init(_ message: GoString) { self.message = message }
}
