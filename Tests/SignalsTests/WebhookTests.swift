import Codecs
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Signals

/// Webhooks, against a receiver in Python.
@Suite("Webhooks")
struct WebhookTests {
    private let receiver: WebhookReceiver

    init() throws { receiver = try WebhookReceiver() }

    private func fixture(_ path: String, _ more: String = "") throws -> SignalFixture {
        try SignalFixture(
            """
            sides: {stable: {weight: a}, canary: {weight: b, version: c}}
            stages:
            - {name: first}
            - name: ten
              traffic: 10
              version: '84'
              before:
                name: ask
                webhook: {url: '\(receiver.url)/\(path)', secret: [{fromEnv: NEW}, {fromFile: old}]\(more)}
            """, environment: ["NEW": WebhookReceiver.keys[1]], files: ["old": WebhookReceiver.keys[0] + "\n"])
    }

    @Test(arguments: [
        ("200", "succeeded"), ("200/all right", "succeeded: all right"), ("204", "succeeded"),
        ("409", "refused: the answer has status 409"),
        ("409/not today", "refused: the answer has status 409: not today"),
        ("403", "failed: the answer has status 403"), ("500/broken", "failed: the answer has status 500: broken"),
        ("302", "failed: HOST: redirected to HOST; not followed"), ("drop", "failed: HOST: EOF"),
    ])
    func answers(_ path: String, _ expected: String) throws {
        let outcome = try fixture(path.replacing(" ", with: "%20")).runStep()
        let text = outcome.text.replacing(/127\.0\.0\.1:\d+/, with: "HOST").replacing("%20", with: " ")
        #expect(text == expected)
        // Once: whoever asks repeats it as the plan says.
        #expect(try receiver.requests.count == 1)
    }

    @Test func ofALongAnswerTheBeginningIsRead() throws {
        let outcome = try fixture("large").runStep()
        #expect(outcome.result == .succeeded)
        #expect(outcome.message.count < 400)
    }

    @Test func eachTryHasOneIdAndItsOwnTime() throws {
        let fixture = try fixture("flaky/x")
        #expect(try fixture.runStep().result == .failed)
        #expect(try fixture.runStep().result == .succeeded)
        #expect(try fixture.runStep("web.3/stage/1/2/before/0").result == .succeeded)
        let requests = try receiver.requests
        let ids = requests.map { $0.headers["webhook-id"] ?? "" }
        #expect(ids == ["web-3/stage/1/1/before/0", "web-3/stage/1/1/before/0", "web-3/stage/1/2/before/0"])
        #expect(requests.map(\.isFresh) == [true, true, true])
        #expect(requests.map(\.valid) == [[0, 1], [0, 1], [0, 1]])
        #expect(try requests.map { try $0.content.text("id") } == ids.map { "\"\($0)\"" })
    }

    @Test func aWrongKeyIsNoticed() throws {
        let fixture = try SignalFixture(
            "stages: [{name: a, before: {webhook: {url: '\(receiver.url)/200', secret: {fromEnv: KEY}}}}]",
            environment: ["KEY": "whsec_d3Jvbmc="])
        #expect(try fixture.runStep().result == .succeeded)
        #expect(try receiver.requests.map(\.valid) == [[]])
    }

    @Test func theBodyIsACloudEventWithTheFacts() throws {
        _ = try fixture("200", ", body: {share: '${weight}', ticket: 7, stage: mine}").runStep()
        let request = try #require(try receiver.requests.first)
        let event = try request.content
        #expect(request.method == "POST")
        #expect(request.headers["content-type"] == "application/cloudevents+json")
        #expect(event.text("specversion") == "\"1.0\"")
        #expect(event.text("type") == "\"dev.swelm.rollout.step\"")
        #expect(event.text("source") == "\"/swelm/rollouts/web.3\"")
        #expect(event.text("subject") == "\"ten\"")
        #expect(event.text("data", "weights") == #"{"canary":10,"stable":90}"# || event.text("data", "weights").isEmpty)
        #expect(event.text("data", "rollout") == "\"web.3\"")
        #expect(event.text("data", "step") == "\"ask\"")
        // What the file says comes last.
        #expect(event.text("data", "share") == "\"10\"")
        #expect(event.text("data", "ticket") == "7")
        #expect(event.text("data", "stage") == "\"mine\"")
    }

    @Test func flaggersReceiversAreToldInItsWords() throws {
        _ = try fixture("200", ", format: flagger, body: {cmd: 'hey -z 1m', count: 3}").runStep()
        let request = try #require(try receiver.requests.first)
        #expect(request.headers["content-type"] == "application/json")
        #expect(
            request.body
                == #"{"checksum":"","metadata":{"cmd":"hey -z 1m","count":"3"},"name":"web","namespace":"shop","phase":"Progressing"}"#
        )
    }

    @Test func methodsAndHeaders() throws {
        _ = try fixture("200", ", method: GET, headers: {X-Stage: '${stage}', X-Key: {fromFile: old}}").runStep()
        _ = try fixture("200", ", method: PUT").runStep()
        let requests = try receiver.requests
        #expect(requests.map(\.method) == ["GET", "PUT"])
        #expect(requests[0].body.isEmpty)
        #expect(requests[0].headers["x-stage"] == "ten")
        #expect(requests[0].headers["x-key"] == WebhookReceiver.keys[0])
        #expect(requests.map(\.valid) == [[0, 1], [0, 1]])
    }

    @Test func plainHTTPGoesNowhereElse() throws {
        let text = "stages: [{name: a, before: {webhook: {url: {fromEnv: URL}}}}]"
        let outcome = try SignalFixture(text, environment: ["URL": "http://gate.example/"]).runStep()
        #expect(outcome.text == "failed: plain HTTP is for this machine and for *.svc alone: use https")
    }

    @Test func aServerThatNobodyKnowsGetsNothing() throws {
        let server = try TLSServer(try CertificateAuthority().issue("localhost", names: ["DNS:localhost"]))
        let text = "stages: [{name: a, before: {webhook: {url: 'https://localhost:\(server.port)/'}}}]"
        let outcome = try SignalFixture(text).runStep()
        #expect(outcome.result == .failed)
        #expect(outcome.message.text.contains("certificate"))
    }

    // MARK: Secrets

    @Test func secretsAreInNoMessage() throws {
        let secret = "planted-token-77"
        let texts = [
            "webhook: {url: {fromEnv: URL}, headers: {X-Key: {fromEnv: SECRET}}}",
            "webhook: {url: '\(receiver.url)/echo', headers: {X-Key: {fromEnv: SECRET}}, secret: {fromEnv: KEY}}",
            "webhook: {url: {fromEnv: BROKEN}}", "webhook: {url: {fromEnv: SPACED}}",
        ]
        let environment = [
            "URL": receiver.url + "/echo/" + secret, "SECRET": secret, "KEY": WebhookReceiver.keys[0],
            "BROKEN": "nothing://" + secret, "SPACED": "http://[::1/a b/" + secret,
        ]
        for text in texts {
            let fixture = try SignalFixture("stages: [{name: a, before: {\(text)}}]", environment: environment)
            let outcome = try fixture.runStep()
            #expect(outcome.result == .failed)
            for planted in [secret, WebhookReceiver.keys[0], "cGxhbnRlZC1maXJzdC1rZXk"] {
                #expect(!outcome.message.text.contains(planted), "\(outcome.message)")
            }
        }
        let text = "stages: [{name: a, before: {webhook: {url: {fromEnv: URL}}}}]"
        let told = try SignalFixture(text, environment: ["URL": receiver.url + "/200/x/" + secret]).runStep()
        #expect(told.text == "succeeded: x/***")
        // The receiver did say it.
        #expect(try receiver.requests.first?.headers["x-key"] == secret)
    }

    /// What is shorter stands in any text, and of an address the pieces of a path.
    @Test(arguments: [("abc", "abc"), ("abcd", "***"), ("xabcdy", "x***y")])
    func shortSecretsAreNone(_ told: String, _ expected: String) throws {
        let url = "\(receiver.url)/200/\(told)"
        let text = "stages: [{name: a, before: {webhook: {url: '\(url)', headers: {X-Key: {fromEnv: SECRET}}}}}]"
        let secret = told.count == 3 ? told : "abcd"
        #expect(try SignalFixture(text, environment: ["SECRET": secret]).runStep().message.text == expected)
    }

    @Test(arguments: [("1234567", "1234567"), ("12345678", "***")])
    func longPiecesOfAddressesAreSecret(_ piece: String, _ expected: String) throws {
        let text = "stages: [{name: a, before: {webhook: {url: {fromEnv: URL}}}}]"
        let fixture = try SignalFixture(text, environment: ["URL": "\(receiver.url)/200/\(piece)"])
        #expect(try fixture.runStep().message.text == expected)
    }

    /// The rest of it is not waited for.
    @Test(arguments: [(65_535, EffectResult.failed), (65_536, .succeeded)])
    func soMuchOfAnAnswerIsRead(_ count: Int, _ expected: EffectResult) throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"
        let server = try LoopbackServer { _ in
            [.send(Array((head + String(repeating: "x", count: count)).utf8)), .pause(milliseconds: 500), .close]
        }
        defer { server.stop() }
        let text = "stages: [{name: a, before: {webhook: {url: '\(server.url)'}, timeout: 30s}}]"
        #expect(try SignalFixture(text).runStep().result == expected)
    }

    @Test(arguments: [
        ("{fromEnv: ABSENT}", "failed: the variable ABSENT is not set"),
        ("{fromEnv: EMPTY}", "failed: the variable EMPTY is empty"),
        ("{fromFile: absent}", "failed: the file absent cannot be read: no such file"),
    ])
    func secretsThatAreNotThere(_ reference: String, _ expected: String) throws {
        let text = "stages: [{name: a, before: {webhook: {url: '\(receiver.url)/200', secret: \(reference)}}}]"
        #expect(try SignalFixture(text, environment: ["EMPTY": ""]).runStep().text == expected)
        #expect(try receiver.requests.isEmpty)
    }
}
