import GoTemplate
import Operations
import Rollouts

/// `swelm rollout watch ROLLOUT`.
enum RolloutWatchCommand {
    static let command = Command(
        name: "watch", usage: "ROLLOUT", summary: "watch a rollout, and answer it",
        description: """
            Show how a staged release stands and goes on, painted anew in place, until it is over or q is pressed. The
            keys a, r, p and x approve, reject, pause and abort, after a question.

            Where standard output is no terminal each event is a line.
            """,
        flags: {
            ReleaseFlags.store
            RolloutStatusCommand.ascii
        },
        arguments: .exactly(1), run: watch)

    @Sendable
    static func watch(_ invocation: Invocation) throws {
        let reader = try RolloutReader(invocation)
        let rollout = try reader.rollout(of: invocation)
        guard invocation.context.outputIsOnTerminal, let keyboard = Keyboard() else {
            return try follow(rollout, invocation)
        }
        try LiveView(reader: reader, rollout: rollout, invocation: invocation).run(keyboard)
        invocation.print(GoString(try StatusFormat.table.bytes(of: try reader.report(rollout), invocation)))
    }

    private static func follow(_ rollout: StoredRollout, _ invocation: Invocation) throws {
        var tail = EventTail(rollout)
        repeat {
            for line in try tail.next() where line.event.kind.isTold { invocation.print(line.text + "\n") }
        } while tail.waits()
    }
}
