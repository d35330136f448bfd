import Codecs
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Signals

/// Channels, each with what it is told.
struct NotifierTests {
    private func told(
        _ channel: String, _ kind: NoticeKind = .failed,
        answer: @escaping LoopbackServer.Handler = { _ in .answer(200) }
    ) throws -> (outcome: EffectOutcome, requests: [LoopbackServer.Request]) {
        let server = try LoopbackServer(answer)
        defer { server.stop() }
        let text = channel.replacing("SERVER", with: server.url)
        let fixture = try SignalFixture(
            "notify: [{\(text)}]\nstages: [{name: before}, {name: ten, version: v2}]"
                + "\nsides: {canary: {version: image.tag}}", environment: ["URL": server.url + "/planted"])
        var context = fixture.context
        context.split = TrafficSplit(stable: 90, canary: 10)
        context.revision = 42
        context.verdicts = ["success: 31 of 600 were bad <b>"]
        return (fixture.tell(kind, context), server.requests)
    }

    private func body(_ request: LoopbackServer.Request?) throws -> String {
        String(decoding: try #require(request).body, as: UTF8.self)
    }

    private func content(_ request: LoopbackServer.Request?) throws -> Value {
        try JSON.decode(try #require(request).body)
    }

    @Test func slack() throws {
        let (outcome, requests) = try told("slack: {url: {fromEnv: URL}}")
        #expect(outcome.result == .succeeded)
        #expect(requests.first?.target == "/planted")
        #expect(
            try body(requests.first) == """
                {"blocks":[{"text":{"text":":x: *web.3 failed: stage 2 of 2, ten*","type":"mrkdwn"},"type":"section"},\
                {"text":{"text":"*Release* shop/web\\n*Traffic* 10 on the canary, 90 on the stable side\\n*Revision* 42\\n\
                *Check* success: 31 of 600 were bad &lt;b&gt;","type":"mrkdwn"},"type":"section"}],\
                "text":"web.3 failed: stage 2 of 2, ten"}
                """)
    }

    @Test func teams() throws {
        let (outcome, requests) = try told("teams: {url: 'SERVER/flow'}", .waiting)
        #expect(outcome.result == .succeeded)
        #expect(
            try body(requests.first) == """
                {"attachments":[{"content":{"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","body":[\
                {"color":"Default","text":"web.3 waits for an answer: stage 2 of 2, ten","type":"TextBlock",\
                "weight":"Bolder","wrap":true},{"facts":[{"title":"Release","value":"shop/web"},\
                {"title":"Traffic","value":"10 on the canary, 90 on the stable side"},\
                {"title":"Revision","value":"42"},{"title":"Check","value":"success: 31 of 600 were bad <b>"}],\
                "type":"FactSet"}],"type":"AdaptiveCard","version":"1.4"},\
                "contentType":"application/vnd.microsoft.card.adaptive"}],"type":"message"}
                """)
    }

    @Test(arguments: [
        (NoticeKind.started, "started", false), (.waiting, "waits for an answer", false), (.failed, "failed", true),
        (.held, "is held", true), (.returned, "has returned to what was deployed before", true),
        (.finished, "finished", false), (.stuck, "is stuck on its way back", true),
    ])
    func whatHappenedIsSaid(_ kind: NoticeKind, _ verb: String, _ isBad: Bool) throws {
        let message = try content(try told("slack: {url: SERVER}, on: \(kind.rawValue)", kind).requests.first)
        #expect(message.text("text") == "\"web.3 \(verb): stage 2 of 2, ten\"")
        #expect(message.text("blocks").contains(":x: ") == isBad)
    }

    @Test(arguments: [
        (NoticeKind.finished, "dev.cdevents.service.upgraded.0.2.0"),
        (.returned, "dev.cdevents.service.rolledback.0.2.0"),
    ])
    func cdEvents(_ kind: NoticeKind, _ type: String) throws {
        let (outcome, requests) = try told("webhook: {url: SERVER, format: cdevents}", kind)
        #expect(outcome.result == .succeeded)
        let event = try content(requests.first)
        #expect(event.text("type") == "\"\(type)\"")
        #expect(event.text("data", "context", "type") == "\"\(type)\"")
        #expect(event.text("data", "context", "version") == #""0.4.1""#)
        #expect(event.text("data", "subject", "id") == #""shop/web""#)
        #expect(event.text("data", "subject", "content", "artifactId") == #""pkg:generic/web@v2""#)
        #expect(event.text("data", "subject", "content", "environment", "id") == #""shop""#)
    }

    @Test func whatCDEventsHasNoWordForIsNotSent() throws {
        let (outcome, requests) = try told("webhook: {url: SERVER, format: cdevents}", .waiting)
        #expect(outcome.result == .succeeded)
        #expect(requests.isEmpty)
    }

    @Test func cloudEvents() throws {
        let (_, requests) = try told("webhook: {url: SERVER, body: {team: '${release}'}}")
        let event = try content(requests.first)
        #expect(event.text("type") == #""dev.swelm.rollout.failed""#)
        #expect(event.text("data", "event") == #""failed""#)
        #expect(event.text("data", "team") == #""web""#)
        #expect(requests.first?.headers["webhook-id"] == "web-3/notice/7/0")
    }

    @Test func programs() throws {
        let script = #"test "$1 $SWELM_EVENT" = "held held" && grep -q dev.swelm.rollout.held"#
        let channel = "command: [sh, -c, '\(script)', x, '${event}']"
        #expect(try told(channel, .held).outcome.text == "succeeded")
        #expect(
            try told("command: [sh, -c, 'echo broken; exit 9']").outcome.text
                == "failed: command: exit status 9: broken")
    }

    @Test func eachIsTriedThrice() throws {
        let tries = Tries()
        let (outcome, requests) = try told("webhook: {url: SERVER}") { _ in
            tries.count() < 3 ? .answer(503) : .answer(200)
        }
        #expect(outcome.text == "succeeded")
        #expect(requests.count == 3)
        #expect(Set(requests.map { $0.headers["webhook-id"] }).count == 1)
    }

    private final class Tries: Sendable {
        private let number = Locked(0)

        func count() -> Int {
            number.withLock { number in
                number += 1
                return number
            }
        }
    }

    @Test func whoCannotBeReachedIsNamed() throws {
        let (outcome, requests) = try told("slack: {url: {fromEnv: URL}}") { _ in .answer(404, "no_team /planted") }
        #expect(outcome.text == "failed: slack: the answer has status 404: no_team ***")
        #expect(requests.count == 3)
    }

    @Test func onlyWhoWantsToHearIsTold() throws {
        #expect(try told("webhook: {url: SERVER}, on: [stuck, held]").requests.isEmpty)
        #expect(try told("webhook: {url: SERVER}, on: failed").requests.count == 1)
    }
}
