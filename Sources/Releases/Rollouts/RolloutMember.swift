import GoTemplate

/// One release that takes part in a staged rollout.
package struct RolloutMember {
    /// The name in the plan.
    package let name: GoString
    package let release: ReleaseKey
    /// The revision to return to, which the rollout holds with all its contents whatever the history drops; nil for a
    /// first installation, and once it is held no more.
    package let base: Release?

    package init(name: GoString, release: ReleaseKey, base: Release? = nil) {
        self.name = name
        self.release = release
        self.base = base
    }
}
