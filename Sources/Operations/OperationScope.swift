import Charts
import Failures
import Glibc
import GoTemplate
import Releases

/// What operations work with: where releases are recorded, what is applied to, and who does it.
package struct OperationScope {
    package let store: any ReleaseStore
    package let cluster: any Cluster
    package let requester: Requester
    /// Collects log lines for standard error.
    package let log: Log
    /// How many seconds to wait for another operation on the same release.
    package var lockTimeout: Double = 0
    /// What operations do about a staged rollout that holds the release.
    package var duringRollout = DuringRollout.refuse
    /// Why they are done, for the audit.
    package var reason = GoString()
    /// Who holds leases; nil for this process.
    package var holder: LeaseHolder?
    /// What of a rollout the operation is; nil for one of its own.
    package var rollout: RolloutPart?
    /// The clock of leases, in seconds since 1970.
    package var now: @Sendable () -> Int64 = { Int64(time(nil)) }

    package init(store: any ReleaseStore, cluster: any Cluster, requester: Requester, log: Log) {
        self.store = store
        self.cluster = cluster
        self.requester = requester
        self.log = log
    }

    /// Takes the right to change a release; every operation that writes does so first.
    ///
    /// - Parameter timeout: how many seconds a step of the operation may take.
    func lock(_ key: ReleaseKey, for operation: OperationName, timeout: Int64) throws -> ReleaseLock {
        var request = LeaseRequest(
            operation: operation, holder: holder ?? .current(user: requester.user, host: requester.host),
            duration: store.leaseDuration(forSteps: timeout), lockTimeout: lockTimeout, now: now)
        (request.rollout, request.duringRollout) = (rollout?.rollout, duringRollout)
        try abandonRollout(holding: key)
        let lease = try sayingWhatHelmSays(of: operation) { try store.acquire(key, request) }
        return ReleaseLock(store: store, lease: lease, operation: operation, log: log, now: now)
    }

    /// Runs an operation with the right to change a release.
    ///
    /// Who loses the race for the first record begins again with reading, as long as there is time to wait.
    func holding<Result>(
        _ key: ReleaseKey, for operation: OperationName, timeout: Int64, _ body: (ReleaseLock) throws -> Result
    ) throws -> Result {
        var wait = LeaseWait(timeout: lockTimeout, shortest: 0.25, longest: 2)
        while true {
            let lock = try lock(key, for: operation, timeout: timeout)
            defer { lock.end() }
            do { return try body(lock) } catch {
                guard error.isLostRace, wait.pause() else { throw error }
            }
        }
    }

    /// Programs that call Helm know a busy release by its words, which it has for upgrades alone.
    private func sayingWhatHelmSays(of operation: OperationName, _ acquire: () throws -> Lease) throws -> Lease {
        do { return try acquire() } catch let busy as StoreError {
            guard operation == .upgrade, case .locked = busy.kind else { throw busy }
            throw StoreError(busy.kind, PendingOperation().message + ": " + busy.message)
        }
    }

    /// The audit of a revision that is made now.
    ///
    /// - Parameter older: what is known of the revision it is made of, as in a rollback.
    func audit(of operation: OperationName, from older: ReleaseAudit? = nil) -> ReleaseAudit {
        var audit = older ?? ReleaseAudit()
        audit.operation = .known(operation)
        audit.user = requester.user
        audit.host = requester.host
        audit.actor = requester.actor
        audit.ciURL = requester.ciURL
        audit.recordedAt = .wallClock
        audit.reason = reason
        // The older revision may be a rollout's, but this one is none of that.
        (audit.rollout, audit.stage, audit.effect, audit.attempt) = (GoString(), GoString(), GoString(), 0)
        rollout?.describe(in: &audit)
        return audit
    }
}

extension Error {
    /// Whether another operation made the revision first, or is at work.
    ///
    /// Of one that began between the lock and the reading of the history only its pending revision is known, as of
    /// Helm's operations.
    fileprivate var isLostRace: Bool {
        let cause = (self as? UpgradeOrInstallFailure)?.failure ?? self
        return cause is PendingOperation || (cause as? StoreError)?.isLostRace == true
    }
}
