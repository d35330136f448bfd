import GoTemplate

/// Text that is not in the expected encoding, as Go's `encoding` packages report it.
package struct CorruptInputError: GoError {
    /// `base64` or `base32`.
    let encoding: String
    /// The position Go blames.
    let offset: Int

    package var message: GoString { GoString("illegal \(encoding) data at input byte \(offset)") }
}
