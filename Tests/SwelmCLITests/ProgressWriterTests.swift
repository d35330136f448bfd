import GoTemplate
import Kubernetes
import Operations
import Releases
import Testing

@testable import SwelmCLI

/// How progress is shown.
@Suite struct ProgressWriterTests {
    private let errors = CapturedSink()
    private let epilogue = Epilogue()
    private let key = ObjectKey(
        GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"), namespace: "shop", name: "web")

    private func events(_ mode: ProgressMode) -> String {
        let writer = ProgressWriter(mode, errors, epilogue)
        writer.note(.status(key, ObjectStatus(.inProgress, "Available: 0/1")))
        writer.note(.waitEnded)
        writer.note(.reason(key, .container(pod: "web-1", name: "app", state: "waiting: ErrImagePull")))
        writer.note(.reason(key, .event(about: "Pod web-1", reason: "Failed", message: "no such image")))
        writer.note(.reason(key, .log(pod: "web-1", container: "app", line: "hello")))
        return errors.text
    }

    private let why: [GoString] = [
        "Why Deployment/shop/web is not ready:", "  pod web-1, container app: waiting: ErrImagePull",
        "  event of Pod web-1, Failed: no such image", "  log of web-1, app: hello",
    ]

    @Test func plainLinesComeAtOnceAndReasonsAfterTheFailure() {
        #expect(events(.plain) == "Deployment/web: InProgress, Available: 0/1\n")
        #expect(epilogue.take() == why)
        #expect(epilogue.take().isEmpty)
    }

    @Test func theTableIsTakenAwayAtTheEnd() {
        #expect(events(.table) == "Deployment/web  InProgress, Available: 0/1\n\u{1B}[1A\r\u{1B}[J")
        #expect(epilogue.take() == why)
    }

    /// What came too soon to be drawn is drawn later.
    @Test func theTableIsRedrawnWhileAWaitGoesOn() {
        let writer = ProgressWriter(.table, errors, epilogue)
        writer.note(.status(key, ObjectStatus(.inProgress, "Replicas: 0/1")))
        writer.note(.status(key, ObjectStatus(.inProgress, "Available: 0/1")))
        writer.note(.waiting)
        let back = "\u{1B}[1A\r\u{1B}[J"
        #expect(
            errors.text
                == "Deployment/web  InProgress, Replicas: 0/1\n\(back)Deployment/web  InProgress, Available: 0/1\n")
    }

    @Test func eachLineOfJSONIsAnObject() {
        let lines = events(.json).split(separator: "\n")
        let object = #""object":{"kind":"Deployment","namespace":"shop","name":"web"}"#
        #expect(lines.count == 4 && lines.allSatisfy { $0.hasPrefix(#"{"v":1,"t":""#) && $0.contains(object) })
        #expect(lines.first?.hasSuffix(#","status":"InProgress","message":"Available: 0/1"}"#) == true)
        #expect(lines.last?.hasSuffix(#","pod":"web-1","container":"app","line":"hello"}"#) == true)
        #expect(epilogue.take().isEmpty)
    }

    @Test func whatIsDoneIsTold() {
        let writer = ProgressWriter(.json, errors, epilogue)
        let objects = ReleaseObjects(
            key: ReleaseKey(namespace: "shop", name: "web"), manifest: "", applyMethod: .known(.serverSide))
        let plan = ApplyPlan(.install(objects), steps: [ApplyPlan.Step(.create, key)])
        writer.note(.planned(plan))
        writer.note(.step(key, .create, failure: nil))
        writer.note(.step(key, .delete, failure: "you may not"))
        epilogue.onEnd(false)
        let object = #""object":{"kind":"Deployment","namespace":"shop","name":"web"}"#
        let lines = errors.text.split(separator: "\n").map { $0.drop { $0 != "," }.dropFirst().drop { $0 != "," } }
        #expect(
            lines == [
                #","type":"plan","steps":[{\#(object),"action":"create"}]}"#,
                #","type":"step",\#(object),"action":"create","result":"done"}"#,
                #","type":"step",\#(object),"action":"delete","result":"failed","message":"you may not"}"#,
                #","type":"end","ok":false}"#,
            ])
    }

    /// Helm's bytes are all there is where nobody asks for more.
    @Test func nothingIsShownWhereNobodyReads() throws {
        let context = CommandContext(
            environment: [:], output: errors, errors: errors, errorsAreOnTerminal: false)
        #expect(try ProgressMode(ParsedFlags([]), context) == .none)
    }
}

private final class CapturedSink: ByteSink, @unchecked Sendable {
    private var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
