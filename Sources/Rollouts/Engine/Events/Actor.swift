import GoTemplate

/// Who did something, from where, and by which evidence that is known.
package struct Actor: Hashable, Sendable {
    package var name: GoString
    package var source: IdentitySource
    package var host: GoString
    /// The page of a CI run; empty outside of CI.
    package var page: GoString

    package init(name: GoString, source: IdentitySource, host: GoString = "", page: GoString = "") {
        (self.name, self.source, self.host, self.page) = (name, source, host, page)
    }
}
