import Charts
import Diffing
import Files
import GoTemplate
import Operations
import Releases
import Review
import Rollouts

/// `swelm rollout start STAGES.yaml`.
enum RolloutStartCommand {
    static let command = Command(
        name: "start", usage: "STAGES.yaml", summary: "freeze a plan, claim its releases, and carry it out",
        description: """
            Begin the staged release that a file declares: render all its stages, freeze them with what they return to,
            claim the releases, and go on as 'swelm rollout run' does.

            With --plan nothing is begun where anything differs from the plan that was reviewed
            ('swelm rollout plan --save'). With --no-run the rollout is only recorded; with --until it stops once that
            stage is done.

            A release whose newest revision failed is begun with --base REVISION, which says where to return to. One that
            was brought to a stage by hand is taken over there with --at STAGE --base REVISION: what is deployed must be
            what the stage renders.

            Exit status: as of 'swelm rollout run'; 7 also where another rollout has a release.
            """,
        flags: {
            RolloutFlags.parameters
            RolloutFlags.bases
            RolloutFlags.stageInPlace
            ValuesFlags.all
            DiffFlags.rendering
            DiffFlags.includeCRDs
            ChartSourceFlags.transport
            DiffFlags.release
            DriveRun.flags
            plan
            until
            noRun
            RolloutFlags.waitApproval
            supersede
            ignoreBlock
        },
        arguments: .exactly(1), run: run)

    private static let plan = Flag<GoString>(
        "plan", placeholder: "FILE", "the plan that was reviewed: nothing is begun where anything differs from it")
    private static let until = Flag<GoString>(
        "until", placeholder: "STAGE", "stop once this stage is done")
    private static let noRun = Flag<Bool>("no-run", "record the rollout and carry out nothing")
    private static let supersede = Flag<Bool>(
        "supersede", "let rollouts that have the releases return first, and begin from where they began")
    private static let ignoreBlock = Flag<GoString>(
        "ignore-block", placeholder: "REASON", "begin although rollouts are blocked, and record why")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try RolloutSession(invocation)
        try session.run {
            if invocation.flags[supersede] { try supersedeOthers(session) }
            let planning = try RolloutPlanning(invocation, in: session.scopes)
            let frozen = try planning.frozen()
            if let path = invocation.flags.given(plan) {
                try frozen.check(against: FrozenPlan(json: FileSystem().read(path)), named: path)
            }
            let extent = try extent(invocation, frozen)
            let author = session.evidence(wanted: frozen.plan.wantedIdentities)[0]
            var start = RolloutStart(frozen, by: author)
            start.ignoresBlockBecause = invocation.flags.given(ignoreBlock)
            let rollout = try start.run(in: planning.scopes)
            invocation.warnOfLonelyStore()
            let drive = DriveRun(session: session, rollout: rollout)
            invocation.print("rollout " + rollout.key.text + " is started\n")
            if invocation.flags[noRun] { return .done }
            return try drive.drive(extent)
        }
    }

    /// There are never two new versions at once; where the new one may not begin, the others go on.
    private static func supersedeOthers(_ session: RolloutSession) throws {
        let planning = try RolloutPlanning(session.invocation, in: session.scopes)
        if session.invocation.flags.given(ignoreBlock) == nil { try planning.checkBlocks() }
        for key in try planning.claims() {
            let rollout = try session.rollout(key.text)
            try session.request(rollout).ask("abort") { _ in .aborted(to: .base, reason: "superseded") }
            let end = try DriveRun(session: session, rollout: rollout).driveOrFollow()
            guard end == .returned else {
                throw RolloutFailure.refused("rollout " + key.text + " did not return", hint: "see rollout status")
            }
        }
    }

    private static func extent(_ invocation: Invocation, _ frozen: FrozenPlan) throws -> DriveExtent {
        if let name = invocation.flags.given(until) { return .stage(try frozen.index(ofStage: name)) }
        return invocation.flags[RolloutFlags.waitApproval] ? .end : .gate
    }
}
