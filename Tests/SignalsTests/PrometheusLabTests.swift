import Foundation
import GoLibrary
import GoTemplate
import HTTP
import Rollouts
import TestSupport
import Testing

@testable import Signals

/// A real Prometheus that scrapes an application each second: see scripts/with-prometheus.
@Suite("Prometheus", .enabled(if: getenv("SWELM_TEST_PROMETHEUS") != nil), .serialized)
struct PrometheusLabTests {
    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

    private func stages(_ version: String, _ more: String = "") -> String {
        """
        providers: {lab: {prometheus: {address: '\(Self.variable("SWELM_TEST_PROMETHEUS"))', delay: 2s}}}
        sides:
          stable: {variables: {version: \(version)-stable}}
          canary: {variables: {version: \(version)}}
        metrics:
          success:
            provider: lab
            ratio:
              good: 'sum(increase(app_requests_total{version="${version}",code!~"5.."}[${window}]))'
              total: 'sum(increase(app_requests_total{version="${version}"}[${window}]))'
            min: 99%
          exact:
            provider: lab
            ratio:
              bad: 'app_requests_total{version="${version}",code=~"5.."}'
              total: 'app_requests_total{version="${version}"}'
            max: 1%
            count: samples
          p99: {provider: lab, value: 'histogram_quantile(0.99, sum by (le) (rate(app_duration_seconds_bucket{version="${version}"}[${window}])))', max: 0.5}
          each: {provider: lab, value: 'rate(app_requests_total{version="${version}"}[${window}])', max: 1}
        analysis: {interval: 4s}
        stages: [{name: a, bake: 8s, checks: [success, exact, p99, each]}]
        """
    }

    /// Makes a version of the application behave so.
    private func steer(_ version: String, _ wish: String) throws {
        let url = try GoURL(parsing: GoString(Self.variable("SWELM_TEST_EXPORTER")))
        var request = HTTP.Request(.put, GoString("/version/" + version), of: Endpoint(url))
        request.body = Array(wish.utf8)
        #expect(try Loop().send(request).isSuccess)
    }

    /// What each metric says at an instant.
    private func readings(_ fixture: SignalFixture, at time: Instant, window: Int64 = 4) -> [String: Reading] {
        let reader = MetricReader(fixture.sequence.providers, fixture.surroundings)
        let instant = CheckInstant(number: 1, time: time, window: GoDuration(wrappingSeconds: window))
        var readings: [String: Reading] = [:]
        for metric in fixture.sequence.stages[0].metrics {
            var context = fixture.context
            context.variables = fixture.sequence.variables(of: metric, .canary, at: 0)
            context.variables["version"] = fixture.sequence.members.first?.sides.canary?.variables["version"]
            readings[metric.name.text] = reader.measure(metric, side: .canary, at: instant, in: context).reading
        }
        return readings
    }

    private func wait(seconds: Double) { Thread.sleep(forTimeInterval: seconds) }

    @Test func aHealthyVersionIsMeasuredAndAskedAgain() throws {
        try steer("healthy", #"{"rps": 100, "errors": 0.1, "ms": 50}"#)
        wait(seconds: 9)
        let time = Instant.now.adding(GoDuration(nanoseconds: -2_000_000_000))
        let fixture = try SignalFixture(stages("healthy"))
        let first = readings(fixture, at: time)
        guard case .counts(let increase)? = first["success"], case .counts(let exact)? = first["exact"],
            case .value(let latency)? = first["p99"]
        else {
            Issue.record("\(first)")
            return
        }
        #expect((300...500).contains(increase.of), "\(increase)")
        #expect((300...500).contains(exact.of), "\(exact)")
        #expect((0.07...0.13).contains(Double(increase.bad) / Double(increase.of)), "\(increase)")
        #expect((0.07...0.13).contains(Double(exact.bad) / Double(exact.of)), "\(exact)")
        #expect((0.01...0.05).contains(latency))
        #expect(first["each"] == .several)
        // Rule: an instant of the past has the same answer whenever it is asked for.
        wait(seconds: 3)
        #expect(readings(fixture, at: time) == first)
    }

    @Test func windowsThatTouchCountEachRequestOnce() throws {
        try steer("touching", #"{"rps": 70, "errors": 0.05}"#)
        wait(seconds: 11)
        let end = Instant.now.adding(GoDuration(nanoseconds: -2_000_000_000))
        let fixture = try SignalFixture(stages("touching"))
        func counts(_ time: Instant, _ window: Int64) throws -> RatioCounts {
            guard case .counts(let counts)? = readings(fixture, at: time, window: window)["exact"] else {
                throw SignalFixture.MissingFile()
            }
            return counts
        }
        let whole = try counts(end, 8)
        let (first, last) = (try counts(end.adding(GoDuration(wrappingSeconds: -4)), 4), try counts(end, 4))
        #expect(first.of + last.of == whole.of)
        #expect(first.bad + last.bad == whole.bad)
    }

    /// A counter that is born with its first errors shows no increase.
    @Test func errorsOfTheFirstSecondsAreFound() throws {
        try steer("born", #"{"rps": 40, "errors": 0, "burst": {"bad": 50}}"#)
        wait(seconds: 6)
        let time = Instant.now.adding(GoDuration(nanoseconds: -2_000_000_000))
        let readings = readings(try SignalFixture(stages("born")), at: time, window: 10)
        guard case .counts(let increase)? = readings["success"], case .counts(let exact)? = readings["exact"] else {
            Issue.record("\(readings)")
            return
        }
        #expect(increase.bad == 0)
        #expect(exact.bad == 50)
        #expect(exact.of > 100)
    }

    @Test func withoutTrafficThereIsNoData() throws {
        try steer("silent", #"{"rps": 0}"#)
        wait(seconds: 4)
        let readings = readings(try SignalFixture(stages("silent")), at: .now)
        #expect(readings == ["success": .none, "exact": .none, "p99": .none, "each": .none])
    }

    @Test func itsClockIsOurs() throws {
        let fixture = try SignalFixture(stages("clock"))
        let reader = MetricReader(fixture.sequence.providers, fixture.surroundings)
        let offset = try #require(reader.clockOffset(of: "lab", at: .now))
        #expect(abs(offset.seconds) < 3)
    }

    @Test func itsOwnWordsAreTold() throws {
        let text = stages("words").replacing("histogram_quantile(0.99, ", with: "histogram_quantile(0.99 ")
        guard case .error(.provider(let words))? = readings(try SignalFixture(text), at: .now)["p99"] else {
            throw SignalFixture.MissingFile()
        }
        #expect(words.text.contains("parse error"))
    }
}
