import GoLibrary
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Signals

/// What answers of Prometheus, and of others in its place, come to.
struct PrometheusProviderTests {
    private static func data(_ type: String, _ result: String) -> String {
        #"{"status":"success","data":{"resultType":"\#(type)","result":\#(result)}}"#
    }

    private static func vector(_ values: String...) -> String {
        data("vector", "[" + values.map { #"{"metric":{},"value":[1,"\#($0)"]}"# }.joined(separator: ",") + "]")
    }

    /// A file whose only check is a metric of a server.
    private func fixture(
        _ server: LoopbackServer, _ metric: String, provider: String = "", environment: [String: String] = [:]
    ) throws -> SignalFixture {
        try SignalFixture(
            """
            sides: {canary: {variables: {job: young}}, stable: {variables: {job: old}}}
            providers: {p: {prometheus: {address: '\(server.url)/prefix/'\(provider)}}}
            stages: [{name: a, bake: 1m, checks: {name: m, provider: p, \(metric)}}]
            """, environment: environment)
    }

    private func reading(
        _ answer: [LoopbackServer.Action], _ metric: String = "value: v, max: 1"
    ) throws -> Reading {
        let server = try LoopbackServer { _ in answer }
        defer { server.stop() }
        return try fixture(server, metric, provider: ", timeout: 500ms").reading()
    }

    @Test(arguments: [
        (vector("12.5"), Reading.value(12.5)), (data("scalar", #"[1,"3"]"#), .value(3)), (vector("NaN"), .none),
        (vector(), .none), (vector("1", "2"), .several), (vector("+Inf"), .infinite(.plus)),
        (vector("-Inf"), .infinite(.minus)),
        (data("matrix", "[]"), .error(.provider("the query gives samples of a time, and it should give one number"))),
        (data("string", #"[1,"x"]"#), .error(.provider("the answer is none of Prometheus"))),
        (vector("x"), .error(.provider("the answer is none of Prometheus"))),
        (
            data("vector", #"[{"metric":{},"histogram":[1,{}]}]"#),
            .error(.provider("the query gives a histogram, and it should give one number"))
        ),
        ("{}", .error(.provider("the answer has status 200"))),
        ("<html>sign in</html>", .error(.provider("the answer, of status 200, is no JSON"))),
        ("", .error(.provider("the answer, of status 200, is no JSON"))),
    ])
    func answers(_ body: String, _ expected: Reading) throws {
        #expect(try reading(.answer(200, body)) == expected)
    }

    @Test func itsOwnWordsAreTold() throws {
        let body = #"{"status":"error","errorType":"bad_data","error":"1:4: parse error: unclosed left parenthesis"}"#
        let expected = Reading.error(.provider("1:4: parse error: unclosed left parenthesis"))
        #expect(try reading(.answer(400, body)) == expected)
        #expect(try reading(.answer(503, "{}")) == .error(.provider("the answer has status 503")))
    }

    @Test func whoDoesNotAnswerIsAnError() throws {
        func words(_ answer: [LoopbackServer.Action]) throws -> String {
            guard case .error(.provider(let words)) = try reading(answer) else { return "no error" }
            return words.text.replacing(/127\.0\.0\.1:\d+/, with: "HOST")
        }
        #expect(try words([.pause(milliseconds: 3000)]).hasPrefix("HOST: "))
        #expect(try words([.close]) == "HOST: EOF")
        let longest = String(repeating: "x", count: 8 << 20)
        #expect(try words(.answer(200, longest)) == "the answer, of status 200, is no JSON")
        #expect(try words(.answer(200, longest + "x")).hasPrefix("HOST: "))
        let server = try LoopbackServer { _ in [] }
        let fixture = try fixture(server, "value: v, max: 1")
        server.stop()
        guard case .error(.provider(let refused)) = try fixture.reading() else { throw SignalFixture.MissingFile() }
        #expect(refused.text.hasSuffix("connect: connection refused"))
    }

    @Test func theQueryIsPostedForItsInstant() throws {
        let server = try LoopbackServer { _ in .answer(200, Self.vector("1")) }
        defer { server.stop() }
        let metric = #"value: 'rate(x{job="${job}",s="${side}"}[${window}]) + ${elapsed}', max: 1, compare: {worse: 1}"#
            .replacing("max: 1, ", with: "")
        let provider = ", headers: {X-Scope-OrgID: shop}, bearer: {fromEnv: TOKEN}"
        let fixture = try fixture(server, metric, provider: provider, environment: ["TOKEN": "planted"])
        _ = try fixture.reading()
        _ = try fixture.reading(of: .stable, window: GoDuration(nanoseconds: 1_500_000_000))
        let requests = server.requests
        #expect(requests.map(\.method) == ["POST", "POST"])
        #expect(requests.map(\.target) == ["/prefix/api/v1/query", "/prefix/api/v1/query"])
        #expect(requests.first?.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(requests.first?.headers["authorization"] == "Bearer planted")
        #expect(requests.first?.headers["x-scope-orgid"] == "shop")
        let bodies = requests.map { String(decoding: $0.body, as: UTF8.self).removingPercentEncoding ?? "" }
        #expect(
            bodies == [
                #"query=rate(x{job="young",s="canary"}[30s]) + 30s&time=1700000000.500"#,
                #"query=rate(x{job="old",s="stable"}[1500ms]) + 30s&time=1700000000.500"#,
            ])
    }

    @Test(arguments: [
        ("good", "95", "100", "increase", Reading.counts(5, of: 100)),
        ("bad", "5", "100", "increase", .counts(5, of: 100)),
        ("good", "183.6", "183.6", "increase", .counts(0, of: 184)), ("good", "0", "0", "increase", .none),
        ("good", "5", "", "increase", .none), ("bad", "5", "NaN", "increase", .none),
        // No good ones are none, and that can only harm; no series of bad ones may be a misspelt query.
        ("good", "", "100", "increase", .counts(100, of: 100)), ("bad", "", "100", "increase", .none),
        ("good", "+Inf", "100", "increase", .infinite(.plus)),
        ("good", "200", "100", "increase", .error(.impossibleCounts(part: 200, total: 100))),
    ])
    func ratios(_ part: String, _ count: String, _ total: String, _ counting: String, _ expected: Reading) throws {
        let server = try LoopbackServer { request in
            let isTotal = String(decoding: request.body, as: UTF8.self).contains("query=all")
            let value = isTotal ? total : count
            return .answer(200, value.isEmpty ? Self.vector() : Self.vector(value))
        }
        defer { server.stop() }
        let metric = "ratio: {\(part): some, total: all}, \(part == "good" ? "min: 99%" : "max: 1%")"
        #expect(try fixture(server, metric).reading() == expected)
    }

    @Test func samplesAreCountedHere() throws {
        let end = 1_700_000_000.5
        func series(_ values: [(Double, Int)]) -> String {
            let samples = values.map { "[\(end + $0.0),\"\($0.1)\"]" }.joined(separator: ",")
            return #"{"metric":{},"values":[\#(samples)]}"#
        }
        let good = [series([(-40, 900), (-31, 1000), (-1, 1100)]), series([(-5, 20)])]
        // Born with its first errors, which `increase` does not see.
        let bad = [series([(-5, 50), (-1, 51)])]
        let server = try LoopbackServer { request in
            let isTotal = String(decoding: request.body, as: UTF8.self).contains("query=all")
            return .answer(200, Self.data("matrix", "[" + (isTotal ? good + bad : bad).joined(separator: ",") + "]"))
        }
        defer { server.stop() }
        let reading = try fixture(server, "ratio: {bad: 'some{a=\"b\"}', total: all}, max: 1%, count: samples")
            .reading()
        #expect(reading == .counts(51, of: 171))
        let bodies = server.requests.map { String(decoding: $0.body, as: UTF8.self).removingPercentEncoding ?? "" }
        #expect(
            bodies == ["query=all[330s]&time=1700000000.500", #"query=some{a="b"}[330s]&time=1700000000.500"#])
    }

    @Test func withoutSeriesThereIsNothingToCount() throws {
        let nothing: [LoopbackServer.Action] = .answer(200, Self.data("matrix", "[]"))
        #expect(try reading(nothing, "ratio: {bad: b, total: t}, max: 1%, count: samples") == .none)
        let vector: [LoopbackServer.Action] = .answer(200, Self.vector("1"))
        let expected = Reading.error(.provider("`count: samples` takes a selector of series as a query"))
        #expect(try reading(vector, "ratio: {bad: b, total: t}, max: 1%, count: samples") == expected)
    }

    @Test func theHourBeforeTheStartIsAsked() throws {
        let server = try LoopbackServer { _ in .answer(200, Self.vector("1")) }
        defer { server.stop() }
        let fixture = try fixture(server, "value: v, compare: {worse: 1, to: before}")
        let start = fixture.context.startedAt
        for minutes in [1, 59, 60, 61, 150] {
            _ = try fixture.reading(of: .before, at: start.adding(GoDuration(wrappingSeconds: Int64(minutes) * 60)))
        }
        let times = server.requests.compactMap { request in
            String(decoding: request.body, as: UTF8.self).firstMatch(of: /time=([0-9.]+)/).flatMap { Double($0.1) }
        }
        let minutes = times.map { ($0 - Double(start.milliseconds) / 1000) / 60 }.map { $0.rounded() }
        #expect(minutes == [-59, -1, 0, -59, -30])
    }

    @Test func itsClockIsAsked() throws {
        let server = try LoopbackServer { _ in .answer(200, Self.data("scalar", #"[1700000007.5,"1700000007.5"]"#)) }
        defer { server.stop() }
        let fixture = try fixture(server, "value: v, max: 1")
        let reader = MetricReader(fixture.sequence.providers, fixture.surroundings)
        let now = Instant(milliseconds: 1_700_000_000_000)
        #expect(reader.clockOffset(of: "p", at: now)?.seconds == 7.5)
        #expect(reader.clockOffset(of: "other", at: now) == nil)
    }
}

extension Reading {
    static func counts(_ bad: Int, of all: Int) -> Reading {
        RatioCounts(bad: bad, of: all).map(Reading.init) ?? .several
    }
}
