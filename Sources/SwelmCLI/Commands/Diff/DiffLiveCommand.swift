import GoTemplate
import Operations
import Review

/// `swelm diff live NAME`.
enum DiffLiveCommand {
    static let command = Command(
        name: "live", usage: "NAME", summary: "show what was changed in the cluster since a release was applied",
        description: """
            Compare what a release recorded last with the objects in the cluster: which fields are not as they were
            applied, and who set them. The server is asked what it would make of the record; what it sets by default,
            and fields that the release does not have, are no differences.

            The number of replicas that an autoscaler has set is only counted; see --all.
            """,
        flags: {
            DiffFlags.rendering
            DiffFlags.report
            ReleaseFlags.store
        },
        arguments: .exactly(1), run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        let name = invocation.arguments[0]
        let report = try invocation.failing(with: GoString()) {
            let live = try LiveSession(session)
            let release = try live.deployed(invocation.key(name))
            let side = ReleaseSide(release, settings: try session.renderSettings(name))
            let objects = ReleaseObjects(release)
            var options = ApplyOptions()
            options.forcesConflicts = true
            let foreseen = try live.foresee(.rollback(from: objects, to: objects), options)
            let comparison = try LiveComparison(
                session.comparison, foreseen, namespace: release.namespace, recorded: side)
            live.warn(of: comparison)
            return try comparison.drift(from: side.name)
        }
        try session.show([report])
    }
}
