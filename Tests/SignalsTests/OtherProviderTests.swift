import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Signals

/// Servers that answer JSON, and programs.
struct OtherProviderTests {
    private func fixture(
        provider: String, _ metric: String, environment: [String: String] = [:]
    ) throws -> SignalFixture {
        try SignalFixture(
            """
            sides: {canary: {version: b, variables: {team: 'a&b'}}}
            providers: {p: {\(provider)}}
            stages: [{name: a, version: v1, bake: 1m, checks: {name: m, provider: p, \(metric)}}]
            """, environment: environment)
    }

    @Test func aServerIsAskedWithWhatTheAddressNames() throws {
        let server = try LoopbackServer { _ in .answer(200, #"{"now": {"errors": 4, "of": 80}}"#) }
        defer { server.stop() }
        let url = server.url + "/api?v=${version}&t=${team}&from=${start}&to=${end}"
        let http = "http: {url: '\(url)', json: $.now, bearer: {fromEnv: TOKEN}}"
        let ratio = "ratio: {bad: $.errors, total: $.of}, max: 1%"
        #expect(try fixture(provider: http, ratio, environment: ["TOKEN": "t"]).reading() == .counts(4, of: 80))
        #expect(server.requests.map(\.method) == ["GET"])
        #expect(server.requests.first?.target == "/api?v=v1&t=a%26b&from=1699999970.500&to=1700000000.500")
        #expect(server.requests.first?.headers["authorization"] == "Bearer t")
    }

    @Test(arguments: [
        (200, "7", "$", Reading.value(7)), (200, "{}", "$.a", .none), (200, "[1,2]", "max($[*])", .value(2)),
        (200, "[1,2]", "$[*]", .several), (200, "<html>", "$", .error(.provider("the answer is no JSON"))),
        (404, "{}", "$", .error(.provider("the answer has status 404"))),
        (200, "1", "a", .error(.provider(#"this is no path such as $.a.b[0] or sum($.a[*].b): "a""#))),
    ])
    func answersOfServers(_ status: Int, _ body: String, _ path: String, _ expected: Reading) throws {
        let server = try LoopbackServer { _ in .answer(status, body) }
        defer { server.stop() }
        let fixture = try fixture(provider: "http: {url: '\(server.url)'}", "json: '\(path)', max: 1")
        #expect(try fixture.reading() == expected)
    }

    @Test func anAnswerMayHaveAMebibyte() throws {
        for (excess, isRead) in [(0, true), (1, false)] {
            let server = try LoopbackServer { _ in .answer(200, String(repeating: "x", count: (1 << 20) + excess)) }
            defer { server.stop() }
            let reading = try fixture(provider: "http: {url: '\(server.url)'}", "json: $, max: 1").reading()
            #expect((reading == .error(.provider("the answer is no JSON"))) == isRead)
        }
    }

    @Test func redirectionsAreNotFollowed() throws {
        let server = try LoopbackServer { _ in .answer(302, headers: ["Location: /elsewhere"]) }
        defer { server.stop() }
        guard
            case .error(.provider(let words)) = try fixture(provider: "http: {url: '\(server.url)'}", "json: $, max: 1")
                .reading()
        else { throw SignalFixture.MissingFile() }
        #expect(words.text.hasSuffix("; not followed"))
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [
        ("[echo, '12.5']", "$", Reading.value(12.5)), ("[echo, NaN]", "$", .none),
        ("[echo, '-Inf']", "$", .infinite(.minus)), ("[echo, '{\"a\": [3]}']", "$.a[0]", .value(3)),
        ("[echo, '${side} ${nothing}']", "$", .none),
        ("[echo, many words]", "$", .error(.provider("what it printed is neither a number nor JSON"))),
        ("[sh, -c, 'echo first >&2; echo last >&2; exit 4']", "$", .error(.provider("exit status 4: last"))),
        ("[sleep, '60']", "$", .error(.provider("killed: it took too long"))),
        (
            "[no-such-program]", "$",
            .error(.provider(#"exec: "no-such-program": executable file not found in $PATH"#))
        ),
    ])
    func programs(_ command: String, _ path: String, _ expected: Reading) throws {
        if command.contains("nothing") {
            #expect(throws: StagesFileError.self) {
                try fixture(provider: "command: \(command)", "json: '\(path)', max: 1")
            }
        } else {
            let timeout = command.contains("sleep") ? "1s" : "30s"
            let fixture = try fixture(
                provider: "timeout: \(timeout), command: \(command)", "json: '\(path)', max: 1")
            #expect(try fixture.reading() == expected)
        }
    }

    @Test func programsSeeFactsAndNoSecrets() throws {
        let script = #"test -z "$TOKEN" && test "$HOME" = /home/x && echo "{\"n\": \"$SWELM_SIDE $SWELM_WINDOW\"}""#
        let fixture = try fixture(
            provider: "command: [sh, -c, '\(script)']", "json: $.n, max: 1",
            environment: ["TOKEN": "planted", "HOME": "/home/x"])
        #expect(try fixture.reading() == .error(.provider("what stands there is no number")))
    }
}
