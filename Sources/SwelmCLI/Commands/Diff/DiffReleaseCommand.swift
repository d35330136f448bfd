import GoTemplate
import Review

/// `swelm diff release NAME1 NAME2`, helm-diff's words for two releases as sides.
enum DiffReleaseCommand {
    static let command = Command(
        name: "release", usage: "[NAMESPACE/]NAME1 [NAMESPACE/]NAME2",
        summary: "show what differs between two releases",
        description: "Compare the newest revisions of two releases, as `swelm diff release:NAME1 release:NAME2` does.",
        flags: { DiffFlags.rendering + DiffFlags.report + HelmDiffFlags.report + ReleaseFlags.store },
        arguments: .exactly(2), run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        let sides = invocation.arguments.map { SideReference.release(name: $0, revision: 0) }
        try session.show([try session.report(sides[0], sides[1])])
    }
}
