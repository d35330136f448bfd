import GoTemplate

/// The identifiers of git's objects.
package enum GitObjectName {
    /// Whether a text is a whole identifier, by SHA-1 or SHA-256, in lower-case hexadecimal digits.
    package static func isValid(_ text: GoString) -> Bool {
        (text.count == 40 || text.count == 64)
            && text.bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
