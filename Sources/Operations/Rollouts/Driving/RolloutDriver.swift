import Glibc
import GoLibrary
import GoTemplate
import Releases
import Rollouts

/// Drives a recorded rollout: the only one that does, as long as it lives.
package final class RolloutDriver {
    private var drive: RolloutDrive
    private let lock: DriveLock
    private let surroundings: ReleaseSurroundings
    /// Sleeps, in milliseconds.
    private let pause: (Int64) -> Void

    /// - Parameters:
    ///   - actor: who drives, for the record.
    ///   - historyMaximum: how many revisions of each release stay; 0 for all.
    ///   - signals: asks and tells the world outside of releases.
    ///   - scopes: where it is recorded, and where its releases are.
    package init(
        _ rollout: StoredRollout, by actor: Actor, signals: any RolloutSignals, in scopes: TargetScopes,
        historyMaximum: Int = 0,
        pause: @escaping (Int64) -> Void = { usleep(UInt32(clamping: $0 * 1000)) }
    ) throws {
        let scope = scopes.own
        let holder = scope.holder ?? .current(user: scope.requester.user, host: scope.requester.host)
        lock = DriveLock(rollout.key, in: rollout.store, holder: holder, now: scope.now)
        surroundings = try ReleaseSurroundings(
            rollout, signals: signals, in: scopes, historyMaximum: historyMaximum, keeping: lock)
        drive = RolloutDrive(
            rollout.frozen.plan.fitting(hasCluster: scopes.hasCluster), by: actor, journal: rollout, in: surroundings)
        self.pause = pause
    }

    deinit { lock.release() }

    /// Goes on as far as wanted, with the right to drive, which a look at a rollout where nothing is due does not need.
    ///
    /// - Parameters:
    ///   - deadline: when this command has to end, whatever becomes of the rollout; nil for never.
    ///   - observe: told whenever something happened.
    /// - Returns: what the rollout is then.
    /// - Throws: `RolloutFailure.isDriven` where another process drives.
    package func run(
        _ extent: DriveExtent, deadline: Instant? = nil, observe: (RolloutHead) -> Void = { _ in }
    ) throws -> RolloutHead {
        if extent == .tick, try drive.isIdle() { return drive.head }
        try lock.take()
        while true {
            try lock.renew()
            let rest = try drive.advance(until: extent.isReached)
            observe(drive.head)
            guard case .waiting(let until) = rest, extent.waits(for: drive.head) else { return drive.head }
            if try !wait(until: until, deadline: deadline) { return drive.head }
        }
    }

    /// Waits until something is due, or somebody asked for something, at which it looks each second.
    ///
    /// - Returns: false where the time of the command is over.
    private func wait(until due: Instant?, deadline: Instant?) throws -> Bool {
        let count = drive.head.count
        while true {
            let now = surroundings.now
            if let deadline, deadline <= now { return false }
            let next = [due, deadline, now.adding(Self.second)].compactMap { $0 }.min() ?? now
            if let due, due <= now { return true }
            pause(max(1, next.milliseconds - now.milliseconds))
            try lock.renew()
            try drive.refresh()
            if drive.head.count != count { return true }
        }
    }

    private static let second = GoDuration(wrappingSeconds: 1)
}

extension RolloutPlan {
    /// The plan as it is carried out: where nothing is applied, nothing has to drain.
    fileprivate func fitting(hasCluster: Bool) -> RolloutPlan {
        guard !hasCluster else { return self }
        var plan = self
        plan.returning.drain = GoDuration(nanoseconds: 0)
        return plan
    }
}
