import GoTemplate
import Operations
import Releases
import Rollouts

/// The commands that ask for something else than the plan has: `pause`, `resume`, `retry`, `abort`, `undo`, `abandon`.
enum RolloutRequestCommands {
    static let all = [pause, resume, retry, abort, undo, abandon]

    private static let pause = command(
        "pause", "stop a rollout after what is in progress",
        "Stop a rollout after the phase that is in progress: an apply is never cut. 'swelm rollout resume' goes on."
    ) { .paused(reason: $1) }

    private static let retry = command(
        "retry", "apply the current stage anew, and judge it anew",
        "Apply the stage at which a rollout is anew, and judge it anew. Whoever drives the rollout does that."
    ) { .retried(reason: $1) }

    private static let abandon = command(
        "abandon", "end the record of a rollout, and leave everything as it is",
        "End the record of a rollout and leave its releases as they are: the claims on them end, nothing is applied."
    ) { .abandoned(reason: $1) }

    private static let proceed = Flag<Bool>("proceed", "go on as if what is in question had passed")
    private static let again = Flag<Bool>("again", "judge what is in question anew")
    private static let acceptRevision = Flag<Bool>(
        "accept-revision", "go on from a revision that the rollout did not make")

    private static let resume = command(
        "resume", "go on with a rollout that is paused, held or stuck",
        """
        Go on with a rollout that is paused, or with a return that is stuck. One that is held needs a decision: to go on
        as if what is in question had passed (--proceed), to judge it anew (--again), or to go on from a revision that
        was made beside the rollout (--accept-revision). Whoever drives the rollout goes on.
        """,
        flags: FlagTable {
            proceed
            again
            acceptRevision
        }
    ) { flags, reason in
        if flags[proceed] { return .decided(.proceed, reason: reason) }
        if flags[again] { return .decided(.again, reason: reason) }
        if flags[acceptRevision] { return .decided(.acceptRevision, reason: reason) }
        return .resumed(reason: reason)
    }

    /// A command that asks and does nothing itself.
    private static func command(
        _ name: String, _ summary: String, _ description: String, flags: FlagTable = [],
        _ kind: @escaping @Sendable (ParsedFlags, GoString) -> RolloutEventKind
    ) -> Command {
        Command(
            name: name, usage: "ROLLOUT", summary: summary, description: description,
            flags: {
                ReleaseFlags.store
                RolloutFlags.reason
                AcceptedExits.flag
                PipelineOutputs.flags
                flags
            },
            arguments: .exactly(1)
        ) { invocation in
            let session = try RolloutSession(invocation)
            try session.run {
                let rollout = try session.rollout(invocation.arguments[0])
                let reason = invocation.flags[RolloutFlags.reason]
                let head = try session.request(rollout).ask(GoString(name)) { _ in kind(invocation.flags, reason) }
                try DriveRun(session: session, rollout: rollout).tell(head)
                return .done
            }
        }
    }
}

// MARK: - Returns

extension RolloutRequestCommands {
    private static let target = Flag<GoString>(
        "to", default: "base", placeholder: "base|STAGE",
        "where to return to: what was deployed before, or an earlier stage")

    private static let abort = returning(
        "abort", "return to what was deployed before",
        """
        Return to what was deployed before a rollout, on the way that its plan shows, or to an earlier stage. It works in
        every state of a rollout that is not over. Where another process drives the rollout, that one returns, and this
        one waits; else it drives itself.

        Exit status: 4 returned, 5 stuck, 6 held at an earlier stage, 1 for an error that changed nothing.
        """,
        flags: FlagTable { target }
    ) { rollout, flags, reason in
        .aborted(to: try position(flags[target], in: rollout), reason: reason)
    }

    private static let undo = returning(
        "undo", "return from a rollout that is finished",
        """
        Return from a finished rollout to what was deployed before it, by the same way as from its last stage, as long as
        that is kept (return.keep).

        Exit status: 4 returned, 5 stuck, 7 another rollout has the release, 1 for an error that changed nothing.
        """
    ) { rollout, _, reason in
        try rollout.checkBases()
        return .undone(reason: reason)
    }

    private static func returning(
        _ name: String, _ summary: String, _ description: String, flags: FlagTable = [],
        _ kind: @escaping @Sendable (StoredRollout, ParsedFlags, GoString) throws -> RolloutEventKind
    ) -> Command {
        Command(
            name: name, usage: "ROLLOUT", summary: summary, description: description,
            flags: {
                DriveRun.flags
                RolloutFlags.reason
                flags
            },
            arguments: .exactly(1)
        ) { invocation in
            let session = try RolloutSession(invocation)
            try session.run {
                let rollout = try session.rollout(invocation.arguments[0])
                let reason = invocation.flags[RolloutFlags.reason]
                try session.request(rollout).ask(GoString(name)) { _ in try kind(rollout, invocation.flags, reason) }
                return try DriveRun(session: session, rollout: rollout).driveOrFollow()
            }
        }
    }

    private static func position(_ name: GoString, in rollout: StoredRollout) throws -> Position {
        name == "base" ? .base : .stage(try rollout.index(ofStage: name))
    }
}
