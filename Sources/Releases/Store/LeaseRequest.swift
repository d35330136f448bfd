import Glibc
import GoTemplate

/// Who wants to change a release, and how long they wait for it.
package struct LeaseRequest: Sendable {
    package var operation: OperationName
    package var holder: LeaseHolder
    /// After how many seconds others may take over who cannot see whether the holder lives.
    package var duration: Int64
    /// How many seconds to wait for another operation (`--lock-timeout`).
    package var lockTimeout: Double
    /// The staged rollout that the operation is a part of.
    package var rollout: RolloutKey?
    /// What happens where another rollout holds the release.
    package var duringRollout = DuringRollout.refuse
    /// The clock, in seconds since 1970.
    package var now: @Sendable () -> Int64

    package init(
        operation: OperationName, holder: LeaseHolder, duration: Int64 = 900, lockTimeout: Double = 0,
        now: @escaping @Sendable () -> Int64 = { Int64(time(nil)) }
    ) {
        self.operation = operation
        self.holder = holder
        self.duration = duration
        self.lockTimeout = lockTimeout
        self.now = now
    }

    /// A new lease that begins now.
    package func lease(on key: ReleaseKey) -> Lease {
        let now = now()
        return Lease(
            key: key, token: Self.makeToken(), operation: .known(operation), holder: holder, acquiredAt: now,
            expiresAt: now &+ duration)
    }

    /// Tells one lease from all others.
    package static func makeToken() -> GoString {
        var generator = SystemRandomNumberGenerator()
        let halves = [generator.next(), generator.next()].map { String($0, radix: 16) }
        return GoString(halves.joined(separator: "-"))
    }
}
