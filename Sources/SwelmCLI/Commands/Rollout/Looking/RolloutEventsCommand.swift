import Codecs
import GoTemplate
import Manifests
import Rollouts

/// `swelm rollout events ROLLOUT`.
enum RolloutEventsCommand {
    static let command = Command(
        name: "events", usage: "ROLLOUT", summary: "print the events of a rollout",
        description: """
            Print each event of a staged release as a sentence, or with -o ndjson as it is recorded: one JSON object a
            line. -f goes on with those to come, until the rollout is over.
            """,
        flags: {
            ReleaseFlags.store
            follow
            output
        },
        arguments: .exactly(1), run: run)

    private static let follow = Flag<Bool>("follow", short: "f", "go on with the events to come, until it is over")
    private static let output = Flag<OpenEnum<EventForm>>(
        "output", short: "o", default: .known(.text), placeholder: "text|ndjson",
        "how events are written: text (a sentence a line) or ndjson (as they are recorded)")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let form = try invocation.flags[output].checked(as: output.name)
        let rollout = try RolloutReader(invocation).rollout(of: invocation)
        var tail = EventTail(rollout)
        repeat {
            for line in try tail.next() { invocation.print(try form.text(of: line) + "\n") }
        } while invocation.flags[follow] && tail.waits()
    }
}

/// `-o` of `rollout events`.
enum EventForm: String, CaseIterable {
    case text, ndjson

    func text(of line: EventLine) throws -> GoString {
        switch self {
        case .text: line.text
        case .ndjson: GoString(try line.event.json)
        }
    }
}
