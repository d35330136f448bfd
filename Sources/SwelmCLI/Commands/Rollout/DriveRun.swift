import Glibc
import GoLibrary
import GoTemplate
import Operations
import Releases
import Rollouts

/// Drives a rollout for a command, and tells what becomes of it.
struct DriveRun {
    static let timeout = Flag<GoDuration>(
        "timeout", default: .zero,
        "when this command ends, whatever becomes of the rollout, which goes on with the next one; 0 for never")

    /// Flags of all commands that may drive.
    static let flags = FlagTable {
        ReleaseFlags.store
        ReleaseFlags.lockTimeout
        ReleaseFlags.historyMax
        timeout
        AcceptedExits.flag
        PipelineOutputs.flags
    }

    let session: RolloutSession
    let rollout: StoredRollout

    /// Goes on as far as wanted.
    ///
    /// - Throws: `RolloutFailure.isDriven` where another process drives.
    func drive(_ extent: DriveExtent) throws -> RolloutExit {
        rollout.use(session.invocation.schemas)
        let targets = try rollout.frozen.sequence().targets
        let driver = try RolloutDriver(
            rollout, by: session.actor, signals: session.signals(of: rollout), in: session.scopes(targets),
            historyMaximum: session.invocation.historyMaximum)
        let limit = session.invocation.flags[Self.timeout]
        let deadline = limit == .zero ? nil : Instant.now.adding(limit)
        let meter = try RolloutMeter(rollout, session)
        let head = try driver.run(extent, deadline: deadline, observe: meter.note)
        try tell(head)
        return RolloutExit(head.state, isReached: extent.isReached(by: head))
    }

    /// Drives, or waits for the end of a return that another process drives.
    func driveOrFollow() throws -> RolloutExit {
        while true {
            do { return try drive(.gate) } catch let failure as RolloutFailure {
                guard case .isDriven = failure else { throw failure }
            }
            let head = try rollout.head()
            guard head.state == .returning else {
                try tell(head)
                return RolloutExit(head.state)
            }
            usleep(1_000_000)
        }
    }

    /// Says in a line how it stands, and leaves the rest of a pipeline what it wants to know.
    func tell(_ head: RolloutHead) throws {
        session.invocation.print(RolloutSentence(head, of: rollout).text + "\n")
        try RolloutMeter(rollout, session).write()
        let outputs = PipelineOutputs(session.invocation)
        guard outputs.isWanted else { return }
        let reader = try RolloutReader(session.scope.store, scopes: session.scopes)
        let report = try reader.report(rollout)
        try outputs.write(report) { try reader.page(rollout, report) }
    }
}
