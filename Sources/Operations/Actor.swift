import GoTemplate

/// Who runs an operation, for the audit of a revision.
package struct Actor: Equatable {
    /// The login name.
    package let user: GoString
    package let host: GoString

    package init(user: GoString, host: GoString) {
        self.user = user
        self.host = host
    }
}
