import GoTemplate
import Review

/// `swelm diff revision NAME R1 [R2]`.
enum DiffRevisionCommand {
    static let command = Command(
        name: "revision", usage: "NAME REVISION1 [REVISION2]", summary: "show what changed between two revisions",
        description: "Compare two recorded revisions of a release; without a second one, the first with the newest.",
        flags: { DiffFlags.rendering + DiffFlags.reportOfRevisions + ReleaseFlags.store },
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

/// `swelm diff rollback NAME [REVISION]`.
enum DiffRollbackCommand {
    static let command = Command(
        name: "rollback", usage: "NAME [REVISION]", summary: "show what a rollback would change",
        description: """
            Compare the newest revision of a release with the one a rollback would return to: the one before, or that
            of the number given.
            """,
        flags: { DiffFlags.rendering + DiffFlags.reportOfRevisions + ReleaseFlags.store },
        arguments: .atLeast(1), run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let arguments = invocation.arguments
        guard arguments.count <= 2 else { throw CommandFailure("\"\(invocation.path)\" accepts at most 2 arguments") }
        let session = try DiffSession(invocation)
        let name = arguments[0]
        let newest = try invocation.failing(with: GoString()) { try session.release(name, 0) }
        var target = arguments.count > 1 ? try DiffRevision.number(arguments[1], orZero: true) : 0
        if target == 0 { target = newest.revision - 1 }
        guard target > 0 else { throw CommandFailure("release has no \(target) version") }
        let new = SideReference.release(name: name, revision: target)
        try session.show([try session.report(.release(name: name, revision: newest.revision), new)])
    }
}

/// The numbers of revisions on the command line.
private enum DiffRevision {
    static func number(_ text: GoString, orZero: Bool = false) throws -> Int {
        if let number = try? Strconv.atoi(text), number > 0 || (orZero && number == 0) { return number }
        throw CommandFailure("invalid revision " + Strconv.quote(text))
    }
}
