import GoTemplate

/// One release that takes part in a staged rollout.
package struct RolloutMember {
    /// The name in the plan.
    package let name: GoString
    package let release: ReleaseKey
    /// The revision to return to, which the rollout holds with all its contents whatever the history drops; nil for a
    /// first installation, and once it is held no more.
    package let base: Release?

    /// The target whose store has the release; empty where the rollout's own store has it, and holds it.
    package let target: GoString

    package init(name: GoString, release: ReleaseKey, base: Release? = nil, target: GoString = "") {
        self.name = name
        self.release = release
        self.base = base
        self.target = target
    }
}

extension RolloutMember {
    private static let slash = UInt8(ascii: "/")

    /// What the rollout holds: of a release in another store, a key that no release of this one has, `TARGET/NAMESPACE`.
    package var claim: ReleaseKey {
        target.isEmpty ? release : ReleaseKey(namespace: target + "/" + release.namespace, name: release.name)
    }

    /// - Parameters:
    ///   - claim: see `claim`.
    ///   - base: gives the revision that is held of a release.
    init(name: GoString, claim: ReleaseKey, base: (ReleaseKey) throws -> Release?) rethrows {
        let (first, rest) = claim.namespace.cut(at: Self.slash)
        let release = ReleaseKey(namespace: rest ?? first, name: claim.name)
        self.init(name: name, release: release, base: try base(release), target: rest == nil ? "" : first)
    }
}
