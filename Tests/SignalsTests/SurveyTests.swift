import Foundation
import GoLibrary
import GoTemplate
import Rollouts
import TestSupport
import Testing

@testable import Signals

/// What is asked before a rollout starts.
struct SurveyTests {
    @Test(arguments: [
        ("sum(rate(x_total{a=\"b\"}[30s]))", "x_total{a=\"b\"}"), ("rate(x[5m]) / rate(y[5m])", "x"),
        ("rate({job=~\"a[b]\"}[1m])", "{job=~\"a[b]\"}"), ("x_total{a=\"}\"}", "x_total{a=\"}\"}"),
        ("sum(x{a=\"y[1m]\"}) + max_over_time(z:rate{c='\\'}'}[1m])", "z:rate{c='\\'}'}"), ("up", "up"),
        ("f('up[5m]', x[1m])", "x"), ("rate(x{a=`\\`}[1m])", "x{a=`\\`}"),
        ("rate(x{a=\"\\\"}\"}[1m])", "x{a=\"\\\"}\"}"),
        ("rate(x{a=\"\\\"\"}[1m])", "x{a=\"\\\"\"}"), ("  {a=\"b\"} ", "{a=\"b\"}"), ("x y[1m]", "y"),
        ("x[1m] offset 1h", "x"),
    ])
    func selectors(_ query: String, _ selector: String) {
        #expect(SeriesSelector(firstIn: GoString(query))?.text.text == selector)
    }

    @Test(arguments: [("x{code=\"5\"}", true), ("x{status=\"5\"}", true), ("x{job=\"5\"}", false)])
    func labelsThatTellErrorsApart(_ query: String, _ expected: Bool) {
        #expect(SeriesSelector(firstIn: GoString(query))?.tellsErrorsApart == expected)
    }

    @Test(arguments: ["sum(up)", "", "1 + 1", "sum(x{a=\"b", "avg(x) by (pod)"])
    func withoutASelector(_ query: String) { #expect(SeriesSelector(firstIn: GoString(query)) == nil) }

    /// A provider that scrapes each 15 seconds, and says so much of a query.
    private func survey(
        _ metric: String, _ result: String, startsPods: Bool = false
    ) throws -> MetricSurvey {
        let server = try LoopbackServer { request in
            let query = String(decoding: request.body, as: UTF8.self)
            let isCount = query.contains("%5B300s%5D") && !query.contains("increase")
            let scrapes = (0..<20).map { "[\($0 * 15),\"1\"]" }.joined(separator: ",")
            let samples = isCount ? #"[{"values":[\#(scrapes)]}]"# : result
            return .answer(
                200,
                #"{"status":"success","data":{"resultType":"\#(isCount ? "matrix" : "vector")","result":\#(samples)}}"#)
        }
        defer { server.stop() }
        let fixture = try SignalFixture(
            """
            providers: {p: {prometheus: {address: '\(server.url)'}}}
            analysis: {interval: 5m}
            stages: [{name: a, bake: 10m, checks: {name: m, provider: p, \(metric)}}]
            """)
        let reader = MetricReader(fixture.sequence.providers, fixture.surroundings)
        return reader.survey(
            try #require(fixture.sequence.stages[0].metrics.first), at: .now, in: fixture.context,
            startsPods: startsPods)
    }

    private let ratio =
        "ratio: {good: 'sum(increase(x{code!~\"5..\"}[${window}]))', total: 'sum(increase(x[${window}]))'}, min: 99%"

    @Test func ratesAreTold() throws {
        let survey = try survey(ratio, #"[{"value":[1,"600"]}]"#)
        #expect(survey == MetricSurvey(metric: "m", rate: 2, findings: []))
    }

    @Test(arguments: [
        ("[]", MetricSurvey.Finding.noData), (#"[{"value":[1,"1"]},{"value":[1,"2"]}]"#, .severalSeries),
        (#"[{"value":[1,"many"]}]"#, .unreadable("the answer is none of Prometheus")),
    ])
    func whatIsInTheWayIsTold(_ result: String, _ finding: MetricSurvey.Finding) throws {
        let survey = try survey("value: 'avg(x)', max: 1", result)
        #expect(survey == MetricSurvey(metric: "m", rate: nil, findings: [finding]))
    }

    @Test func shortWindowsAreTold() throws {
        let number = #"[{"value":[1,"60"]}]"#
        let (window, interval) = (GoDuration(wrappingSeconds: 59), GoDuration(wrappingSeconds: 15))
        let short = try survey("value: 'rate(x[${window}])', max: 1, window: 59s", number)
        #expect(short.findings == [.shortWindow(window, scrapedEach: interval)])
        #expect(try survey("value: 'rate(x[${window}])', max: 1, window: 60s", number).findings.isEmpty)
    }

    @Test func podsThatStartAreTold() throws {
        let number = #"[{"value":[1,"600"]}]"#
        #expect(try survey(ratio, number, startsPods: true).findings == [.losesFirstErrors])
        #expect(
            try survey(ratio + ", count: samples", "[]", startsPods: true).findings.contains(.losesFirstErrors) == false
        )
    }
}
