import GoTemplate

/// The right to drive a staged rollout, held by one process at a time.
package struct DriveLease: Equatable, Sendable {
    package let rollout: RolloutKey
    /// Tells this lease from earlier and later ones of the same rollout.
    package let token: GoString
    package let holder: LeaseHolder
    /// Seconds since 1970.
    package let acquiredAt: Int64
    /// When the lease ends by itself, for those who cannot see whether the holder lives; seconds since 1970.
    package var expiresAt: Int64

    package init(
        rollout: RolloutKey, token: GoString, holder: LeaseHolder, acquiredAt: Int64, expiresAt: Int64
    ) {
        self.rollout = rollout
        self.token = token
        self.holder = holder
        self.acquiredAt = acquiredAt
        self.expiresAt = expiresAt
    }

    /// Whether the driver was cut off, as far as this process can tell.
    package func isDead(at now: Int64) -> Bool { holder.isDead(at: now, unlessBefore: expiresAt) }
}
