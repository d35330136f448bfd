import GoTemplate

/// Where a release of a stages file is.
package struct MemberPlace: Hashable, Sendable {
    /// The name of its target; empty where the file has none.
    package let target: GoString
    package let namespace: GoString
    package let release: GoString

    package init(target: GoString = "", namespace: GoString, release: GoString) {
        (self.target, self.namespace, self.release) = (target, namespace, release)
    }
}
