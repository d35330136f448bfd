import GoTemplate

/// The rules of leases.
extension TransactionalStore {
    package func acquire(_ key: ReleaseKey, _ request: LeaseRequest) throws -> Lease {
        var wait = LeaseWait(timeout: request.lockTimeout, longest: 0.1)
        while true {
            switch try attempt(key, request) {
            case .acquired(let lease): return lease
            case .held(let lease): guard wait.pause() else { throw StoreError.locked(lease) }
            }
        }
    }

    package func abandon(_ lease: Lease) throws {
        try write { transaction in
            guard try transaction.lease(on: lease.key)?.token == lease.token else { return }
            try transaction.removeLease(on: lease.key)
        }
    }

    package func renew(_ lease: Lease, at now: Int64) throws {
        try write { transaction in
            try transaction.put(transaction.checked(lease).expiring(at: now &+ lease.duration))
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

    package func unlock(_ key: ReleaseKey, _ request: UnlockRequest) throws -> (failed: [RevisionKey], lease: Lease?) {
        // A name nobody knows writes nothing, not even a new file.
        guard try read({ try $0.knows(key) }) else { throw StoreError.notFound }
        return try write { transaction in
            let lease = try transaction.lease(on: key)
            let summaries = try transaction.summaries(SummaryQuery(key)).summaries
            let pending = summaries.filter { $0.status.isUnfinished }
            try request.check(lease, pending: pending.map(\.revisionKey), at: request.now)
            for summary in pending {
                let change = InfoChange(revision: summary.revision, status: .failed, description: request.reason)
                try transaction.apply(change, to: key)
            }
            if lease != nil { try transaction.removeLease(on: key) }
            return (pending.map(\.revisionKey), lease)
        }
    }

    private func attempt(_ key: ReleaseKey, _ request: LeaseRequest) throws -> LeaseAttempt {
        try write { transaction in
            try transaction.checkClaim(on: key, for: request)
            if let held = try transaction.lease(on: key) {
                guard held.isDead(at: request.now()) else { return .held(held) }
                try transaction.clear(held)
            }
            // A store that cannot be read is not written either.
            _ = try transaction.summaries(SummaryQuery(key, isLatestOnly: true))
            let lease = request.lease(on: key)
            try transaction.put(lease)
            return .acquired(lease)
        }
    }
}

private enum LeaseAttempt {
    case acquired(Lease)
    case held(Lease)
}

extension StoreTransaction {
    fileprivate func knows(_ key: ReleaseKey) throws -> Bool {
        let list = try summaries(SummaryQuery(key, isLatestOnly: true))
        return try !list.summaries.isEmpty || !list.unreadable.isEmpty || lease(on: key) != nil
    }

    /// The lease as it is stored; throws unless the operation still holds it.
    func checked(_ lease: Lease) throws -> Lease {
        if let held = try self.lease(on: lease.key), held.token == lease.token { return held }
        throw StoreError.lost(lease)
    }

    /// Ends a dead operation; gives its revision if that became `failed`.
    @discardableResult
    func clear(_ lease: Lease) throws -> RevisionKey? {
        try removeLease(on: lease.key)
        guard let revision = lease.revision else { return nil }
        guard let summary = try summaries(SummaryQuery(lease.key.revision(revision))).summaries.last else { return nil }
        guard summary.status.isUnfinished else { return nil }
        let change = InfoChange(revision: revision, status: .failed, description: lease.interruptionText)
        try apply(change, to: lease.key)
        return summary.revisionKey
    }
}
