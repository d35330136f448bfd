import GoTemplate
import Kubernetes
import Releases
import Testing

@testable import Operations
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

    private let hook = HookObject(
        hook: ReleaseHook(
            name: "migrate", kind: "Job", path: "web/templates/job.yaml", manifest: "kind: Job\n",
            events: [.known(.preInstall)], weight: 0),
        event: .preInstall, release: ReleaseKey(namespace: "shop", name: "web"), applyMethod: .serverSide)

    @Test func hooksHaveALineInEachForm() {
        for mode in [ProgressMode.plain, .table] {
            let sink = CapturedSink()
            ProgressWriter(mode, sink, epilogue).note(.hook(hook, .running))
            #expect(sink.text == "hook pre-install Job/migrate: Running\n")
        }
        ProgressWriter(.json, errors, epilogue).note(.hook(hook, .failed))
        #expect(
            errors.text.hasSuffix(
                #""type":"hook","object":{"kind":"Job","namespace":"shop","name":"migrate"},"#
                    + #""event":"pre-install","phase":"Failed"}"# + "\n"))
    }

    @Test func eachLineOfJSONHasItsFields() {
        let global = ObjectKey(
            GroupVersionKind(group: "", version: "v1", kind: "Namespace"), namespace: "", name: "shop")
        let writer = ProgressWriter(.json, errors, epilogue)
        writer.note(.status(global, ObjectStatus(.current, "")))
        writer.note(.waiting)
        writer.note(.reason(global, .container(pod: "web-1", name: "", state: "unschedulable")))
        writer.note(.reason(global, .event(about: "Pod web-1", reason: "Failed", message: "no")))
        let object = #","object":{"kind":"Namespace","name":"shop"},"#
        // Behind the time.
        let lines = errors.text.split(separator: "\n").map { $0.drop { $0 != "Z" }.dropFirst(3) }
        #expect(
            lines == [
                #""type":"status"\#(object)"status":"Current"}"#,
                #""type":"container"\#(object)"pod":"web-1","message":"unschedulable"}"#,
                #""type":"event"\#(object)"about":"Pod web-1","reason":"Failed","message":"no"}"#,
            ])
    }

    @Test func longTablesAreCut() {
        var table = ProgressTable()
        for number in 1...14 {
            let key = ObjectKey(key.groupVersionKind, namespace: "shop", name: GoString("web-\(number)"))
            _ = table.noting(
                key, ObjectStatus(.inProgress, number == 1 ? GoString(String(repeating: "x", count: 90)) : ""))
        }
        let lines = table.redrawing().text.split(separator: "\n").map(String.init)
        #expect(lines.count == 13)
        let first = "Deployment/web-1  InProgress, " + String(repeating: "x", count: 48)
        #expect(lines.first.map { String($0.suffix(78)) } == first)
        #expect(lines.last == "and 2 more")
        #expect(table.clearing().text == "\u{1B}[13A\r\u{1B}[J")
        #expect(table.redrawing().isEmpty)
    }

    @Test func whatIsReadyLeavesTheTable() {
        var table = ProgressTable()
        #expect(table.noting(key, ObjectStatus(.inProgress, "a b")).text == "Deployment/web  InProgress, a b\n")
        #expect(table.noting(key, ObjectStatus(.current, "")).isEmpty)
        #expect(table.redrawing().text == "\u{1B}[1A\r\u{1B}[J")
    }

    @Test func eachObjectIsNamedOnceBeforeItsReasons() {
        let writer = ProgressWriter(.plain, errors, epilogue)
        let other = ObjectKey(key.groupVersionKind, namespace: "shop", name: "db")
        for key in [key, key, other] { writer.note(.reason(key, .container(pod: "p", name: "", state: "pending"))) }
        #expect(
            epilogue.take() == [
                "Why Deployment/shop/web is not ready:", "  pod p: pending", "  pod p: pending",
                "Why Deployment/shop/db is not ready:", "  pod p: pending",
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
