import GoTemplate
import Review

/// `swelm diff revision NAME R1 [R2]`.
enum DiffRevisionCommand {
    static let command = Command(
        name: "revision", usage: "NAME REVISION1 [REVISION2]", summary: "show what changed between two revisions",
        description: "Compare two recorded revisions of a release; without a second one, the first with the newest.",
        flags: { DiffFlags.rendering + DiffFlags.reportOfRevisions + HelmDiffFlags.report + ReleaseFlags.store },
        arguments: .atLeast(2), run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let arguments = invocation.arguments
        guard arguments.count <= 3 else { throw CommandFailure("\"\(invocation.path)\" accepts at most 3 arguments") }
        let session = try DiffSession(invocation)
        let old = try DiffRevision.number(arguments[1])
        let new = arguments.count > 2 ? try DiffRevision.number(arguments[2]) : 0
        let name = arguments[0]
        try session.show([
            try session.report(.release(name: name, revision: old), .release(name: name, revision: new))
        ])
    }
}

/// The numbers of revisions on the command line.
private enum DiffRevision {
    static func number(_ text: GoString) throws -> Int {
        if let number = try? Strconv.atoi(text), number > 0 { return number }
        throw CommandFailure("invalid revision " + Strconv.quote(text))
    }
}
