import GoTemplate
import Operations
import Releases
import Rollouts

/// The commands that drive a rollout that was started: `run`, `next` and `tick`.
enum RolloutDriveCommands {
    static let run = Command(
        name: "run", usage: "ROLLOUT", summary: "go on to the end, or to the next gate for a person",
        description: """
            Drive a rollout: apply its stages, watch them, and return where one fails, until it is over or a person is
            needed. It may be interrupted at any time; the next command goes on, from any machine.

            Exit status: 0 finished, 3 a person is asked, 4 returned, 5 stuck, 6 held or paused, 7 another process drives
            it, 1 for an error that changed nothing.
            """,
        flags: {
            DriveRun.flags
            RolloutFlags.waitApproval
            RolloutFlags.approved
        },
        arguments: .exactly(1)
    ) { invocation in
        let session = try RolloutSession(invocation)
        try session.run {
            let rollout = try session.rollout(invocation.arguments[0])
            if invocation.flags[RolloutFlags.approved] { try session.approveOpenGate(of: rollout) }
            return try DriveRun(session: session, rollout: rollout)
                .drive(invocation.flags[RolloutFlags.waitApproval] ? .end : .gate)
        }
    }

    static let next = Command(
        name: "next", usage: "ROLLOUT", summary: "carry out one stage, with its bake and its automatic gates",
        description: """
            Carry out the next stage of a rollout, watch it as long as the file wants, and exit.

            With --stage the command is for that stage: it exits with 0 at once where the stage is done, so that a job of
            a pipeline may be repeated, and with 1 where it is not the next. With --approved the pipeline's own gate
            is the approval that the stage before waits for.

            Exit status: as of 'swelm rollout run'; 0 also where the stage is done.
            """,
        flags: {
            DriveRun.flags
            stage
            RolloutFlags.approved
        },
        arguments: .exactly(1)
    ) { invocation in
        let session = try RolloutSession(invocation)
        try session.run {
            let rollout = try session.rollout(invocation.arguments[0])
            let next = NextStage(rollout: rollout, name: invocation.flags.given(stage))
            if try next.isDone() { return .done }
            if invocation.flags[RolloutFlags.approved] { try session.approveOpenGate(of: rollout) }
            return try DriveRun(session: session, rollout: rollout).drive(.stage(try next.index()))
        }
    }

    static let tick = Command(
        name: "tick", usage: "ROLLOUT", summary: "do what is due now",
        description: """
            Do what is due in a rollout, and exit: for cron, scheduled pipelines and CronJobs, which so watch what no job
            watches. That another process drives the rollout is no failure.

            Exit status: as of 'swelm rollout run'; 0 also where another process drives it.
            """,
        flags: { DriveRun.flags }, arguments: .exactly(1)
    ) { invocation in
        let session = try RolloutSession(invocation)
        try session.run {
            let rollout = try session.rollout(invocation.arguments[0])
            do { return try DriveRun(session: session, rollout: rollout).drive(.tick) } catch let failure
                as RolloutFailure
            {
                guard case .isDriven = failure else { throw failure }
                invocation.print(failure.message + "\n")
                return .done
            }
        }
    }

    private static let stage = Flag<GoString>("stage", placeholder: "NAME", "the stage that the command is for")
}

/// The stage that `next` is for.
private struct NextStage {
    let rollout: StoredRollout
    /// As it was typed; nil for whichever is next.
    let name: GoString?

    /// Whether the stage that was typed is done.
    func isDone() throws -> Bool {
        guard let named = try namedIndex() else { return false }
        return try rollout.head().hasPassed(named)
    }

    /// - Throws: `RolloutFailure` where the stage that was typed is not the next.
    func index() throws -> Int {
        let next = nextIndex(try rollout.head())
        guard let named = try namedIndex(), named != next else { return next }
        let expected = rollout.frozen.plan.stage(next).map { Strconv.quote($0.name) } ?? "none"
        throw RolloutFailure.refused("the next stage is " + expected + ", not " + Strconv.quote(name ?? GoString()))
    }

    /// The stage after one that only waits for people.
    private func nextIndex(_ head: RolloutHead) -> Int {
        guard let attempt = head.current else { return head.stage }
        let isOver = attempt.phase == .passed || attempt.phase == .approving
        return isOver && head.stage + 1 < rollout.frozen.plan.stages.count ? head.stage + 1 : head.stage
    }

    private func namedIndex() throws -> Int? { try name.map(rollout.index) }
}

extension RolloutSession {
    /// The gate of a pipeline is an approval, where a stage waits for one.
    func approveOpenGate(of rollout: StoredRollout) throws {
        let head = try rollout.head()
        guard head.current?.phase == .approving, head.state == .waiting || head.state == .running else { return }
        try RolloutRequest(rollout, by: actor).answer(
            isApproval: true, by: evidence(wanted: try rollout.wantedIdentities()), reason: "approved by the pipeline")
    }
}
