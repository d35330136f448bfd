import Glibc
import GoLibrary
import GoTemplate

/// The rules of leases.
extension TransactionalStore {
    package func acquire(_ key: ReleaseKey, _ request: LeaseRequest) throws -> Lease {
        let deadline = Self.monotonicSeconds() + request.patience
        var pause: UInt32 = 5_000
        while true {
            let holder: Lease
            switch try attempt(key, request) {
            case .acquired(let lease): return lease
            case .held(let lease): holder = lease
            }
            let remaining = deadline - Self.monotonicSeconds()
            guard remaining > 0 else { throw Self.locked(holder) }
            // A random part keeps many waiters from asking at the same time.
            usleep(min(UInt32.random(in: pause / 2...pause), UInt32(min(remaining, 1) * 1_000_000) + 1))
            pause = min(pause * 2, 100_000)
        }
    }

    package func abandon(_ lease: Lease) throws {
        try write { transaction in
            guard try transaction.lease(on: lease.key)?.token == lease.token else { return }
            try transaction.removeLease(on: lease.key)
        }
    }

    package func renew(_ lease: Lease, until expiry: Int64) throws {
        try write { transaction in
            var held = try transaction.checked(lease)
            held.expiresAt = expiry
            try transaction.put(held)
        }
    }

    @discardableResult
    package func recoverInterrupted(now: Int64) throws -> [RevisionKey] {
        let dead = try read { try $0.leases() }.filter { $0.isDead(at: now) }
        if dead.isEmpty { return [] }
        return try write { transaction in
            try transaction.leases().filter { $0.isDead(at: now) }.compactMap { try transaction.clear($0) }
        }
    }

    package func unlock(_ key: ReleaseKey, reason: GoString) throws -> (failed: [RevisionKey], lease: Lease?) {
        // A name nobody knows writes nothing, not even a new file.
        guard try read({ try $0.knows(key) }) else { throw StoreError.notFound }
        return try write { transaction in
            let lease = try transaction.lease(on: key)
            let heads = try transaction.heads(HeadQuery(key)).heads
            let pending = heads.filter { $0.status.isPending || $0.status == .uninstalling }
            for head in pending {
                let change = InfoChange(revision: head.revision, status: .failed, description: reason)
                try transaction.apply(change, to: key)
            }
            if lease != nil { try transaction.removeLease(on: key) }
            return (pending.map(\.revisionKey), lease)
        }
    }

    private func attempt(_ key: ReleaseKey, _ request: LeaseRequest) throws -> LeaseAttempt {
        try write { transaction in
            if let held = try transaction.lease(on: key) {
                guard held.isDead(at: request.now()) else { return .held(held) }
                try transaction.clear(held)
            }
            // A store that cannot be read is not written either.
            _ = try transaction.heads(HeadQuery(key, isLatestOnly: true))
            let lease = request.lease(on: key)
            try transaction.put(lease)
            return .acquired(lease)
        }
    }

    private static func locked(_ lease: Lease) -> StoreError {
        let since = GoTime(unixSeconds: lease.acquiredAt).formatted("2006-01-02 15:04:05 MST")
        let what = "release " + Strconv.quote(lease.key.name) + " is locked by " + lease.text + " since " + since
        let advice: GoString = "; wait for it with --lock-timeout, or, if it is dead, run \"swelm release unlock "
        return StoreError(.locked(lease), what + advice + lease.key.name + "\"")
    }

    private static func monotonicSeconds() -> Double {
        var reading = timespec()
        clock_gettime(CLOCK_MONOTONIC, &reading)
        return Double(reading.tv_sec) + Double(reading.tv_nsec) / 1e9
    }
}

private enum LeaseAttempt {
    case acquired(Lease)
    case held(Lease)
}

extension StoreTransaction {
    fileprivate func knows(_ key: ReleaseKey) throws -> Bool {
        let list = try heads(HeadQuery(key, isLatestOnly: true))
        return try !list.heads.isEmpty || !list.unreadable.isEmpty || lease(on: key) != nil
    }

    /// The lease as it is stored; throws unless the operation still holds it.
    func checked(_ lease: Lease) throws -> Lease {
        if let held = try self.lease(on: lease.key), held.token == lease.token { return held }
        let what = "the " + lease.operation.text + " of release " + Strconv.quote(lease.key.name)
        throw StoreError(.lostLease, what + " was ended by someone else: its lock was taken away; nothing was changed")
    }

    /// Ends a dead operation; gives its revision if that became `failed`.
    @discardableResult
    func clear(_ lease: Lease) throws -> RevisionKey? {
        try removeLease(on: lease.key)
        guard let revision = lease.revision else { return nil }
        guard let head = try heads(HeadQuery(lease.key.revision(revision))).heads.last else { return nil }
        guard head.status.isPending || head.status == .uninstalling else { return nil }
        let reason = "Interrupted: " + lease.text + " ended before it was done"
        try apply(InfoChange(revision: revision, status: .failed, description: reason), to: lease.key)
        return head.revisionKey
    }
}
