import GoTemplate
import Releases

/// The right to drive a rollout, held by one process at a time.
///
/// A driver that died is followed by the next one: at once where both are on one machine, else when its lease ends.
final class DriveLock {
    /// How long it stays with a driver that nobody can see, in seconds, and how often it is renewed.
    private static let (duration, interval): (Int64, Int64) = (60, 10)

    private let store: any TransactionalStore
    private let now: @Sendable () -> Int64
    private let key: RolloutKey
    private let holder: LeaseHolder
    /// Nil before it was taken.
    private var lease: DriveLease?

    init(
        _ key: RolloutKey, in store: any TransactionalStore, holder: LeaseHolder,
        now: @escaping @Sendable () -> Int64
    ) {
        (self.key, self.store, self.holder, self.now) = (key, store, holder, now)
    }

    /// Takes it, where this process does not have it yet.
    ///
    /// - Throws: `RolloutFailure.isDriven`.
    func take() throws {
        if lease != nil { return }
        let time = now()
        let lease = DriveLease(
            rollout: key, token: LeaseRequest.makeToken(), holder: holder, acquiredAt: time,
            expiresAt: time &+ Self.duration)
        try store.write { transaction in
            if let held = try transaction.driveLease(of: key), !held.isDead(at: time) {
                throw RolloutFailure.isDriven(held)
            }
            try transaction.put(lease)
        }
        self.lease = lease
    }

    /// Keeps it for something that takes long.
    ///
    /// - Parameter seconds: how long that may be; the store is left alone where the lease lasts as long anyway.
    /// - Throws: `RolloutFailure.isDriven` where somebody else drives by now.
    func renew(for seconds: Int64 = 0) throws {
        guard let lease else { return }
        let time = now()
        let end = time &+ max(Self.duration, seconds &+ Self.duration)
        guard end &- lease.expiresAt >= Self.interval else { return }
        var renewed = lease
        renewed.expiresAt = end
        try store.write { transaction in
            let held = try transaction.driveLease(of: renewed.rollout)
            if let held, held.token != renewed.token { throw RolloutFailure.isDriven(held) }
            try transaction.put(renewed)
        }
        self.lease = renewed
    }

    /// Gives the rollout free.
    ///
    /// Where that cannot be written the next driver finds a dead process.
    func release() {
        guard let lease else { return }
        try? store.write { transaction in
            guard try transaction.driveLease(of: lease.rollout)?.token == lease.token else { return }
            try transaction.removeDriveLease(of: lease.rollout)
        }
    }
}
