import Diffing
import GoTemplate
import Operations
import Review

/// `swelm diff rollback NAME [REVISION]`.
enum DiffRollbackCommand {
    static let command = Command(
        name: "rollback", usage: "NAME [REVISION]", summary: "show what a rollback would change",
        description: """
            Compare the newest revision of a release with the one a rollback would return to: the one before, that of
            the number given, or with --to-label the newest one with a label that was once deployed.
            """,
        flags: {
            DiffFlags.rendering
            DiffFlags.reportOfRevisions
            HelmDiffFlags.report
            ReleaseFlags.store
            RollbackCommand.toLabel
            DiffFlags.live
            ApplicationFlags.forceConflicts
        },
        arguments: .atLeast(1), run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let arguments = invocation.arguments
        guard arguments.count <= 2 else { throw CommandFailure("\"\(invocation.path)\" accepts at most 2 arguments") }
        let session = try DiffSession(invocation)
        let name = arguments[0]
        let target = try RollbackCommand.target(invocation)
        if session.asksCluster { return try session.show([liveReport(session, target)]) }
        let newest = try invocation.failing(with: GoString()) { try session.release(name, 0) }
        let plan = try invocation.failing(with: GoString()) {
            try RollbackPlan(invocation.key(name), to: target, in: invocation.openStoreToRead())
        }
        let new = SideReference.release(name: name, revision: plan.target.revision)
        try session.show([try session.report(.release(name: name, revision: newest.revision), new)])
    }

    private static func liveReport(_ session: DiffSession, _ target: RollbackTarget) throws -> DiffReport {
        let invocation = session.invocation
        return try invocation.failing(with: GoString()) {
            let live = try LiveSession(session)
            let plan = try RollbackPlan(invocation.key(invocation.arguments[0]), to: target, in: live.store)
            let (current, older) = (
                try live.store.release(plan.current.revisionKey), try live.store.release(plan.target.revisionKey)
            )
            let settings = try session.renderSettings(current.name)
            return try live.report(of: session.comparison, from: current, to: older, settings)
        }
    }
}
