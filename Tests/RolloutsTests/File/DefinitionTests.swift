import Codecs
import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

/// What a stages file says of measurements, steps and channels.
struct DefinitionTests {
    private static let head = """
        cumulative: true
        parameters: {to: {default: '84'}, team: {default: shop}}
        sides:
          stable: {weight: a.weight, version: a.tag, workload: Deployment/web, variables: {job: web}}
          canary: {weight: b.weight, version: b.tag, workload: Deployment/web-canary, variables: {job: '${release}-canary'}}
          baseline: {workload: Deployment/web-baseline, variables: {job: young}}
        release: web
        providers:
          prom: {prometheus: {address: 'http://prom:9090', headers: {X-Team: '${team}'}, bearer: {fromEnv: TOKEN}, delay: 15s}}
          shop: {http: {url: 'https://stats.example/?v=${version}&from=${start}', json: $.now, timeout: 3s}}
          tool: {command: [count, '${side}']}

        """

    private func sequence(_ rest: String) throws -> StageSequence {
        let file = try StagesFile(Array((Self.head + rest).utf8), path: "s.yaml")
        return try file.sequence(ParameterSources(defaultNamespace: "default"))
    }

    private func failure(_ rest: String) -> String? {
        do { _ = try sequence(rest) } catch { return error.goMessage.text }
        return nil
    }

    /// The metric of one stage that is watched.
    private func metric(_ text: String, stage: String = "") throws -> MetricDefinition {
        let sequence = try sequence(
            "metrics: {m: {provider: prom, \(text)}}\nstages: [{name: a, bake: 5m, checks: m\(stage)}]")
        return try #require(sequence.stages.first?.metrics.first)
    }

    // MARK: Metrics

    @Test(arguments: [
        ("ratio: {good: g, total: t}, min: 99%", MetricBound.ratio(0.99)),
        ("ratio: {good: g, total: t}, min: 0.5", .ratio(0.5)),
        ("ratio: {bad: b, total: t}, max: 25%", .ratio(0.75)),
        ("value: v, max: 500", .value(ValueBounds(max: 500))),
        ("value: v, min: 1, max: 50%", .value(ValueBounds(min: 1, max: 0.5))),
        ("value: v, advisory: true", .value(ValueBounds())),
        (
            "ratio: {good: g, total: t}, compare: {worse: 1%}",
            .comparison(SideComparison(worse: .absolute(0.01), to: .stable, method: .newcombe))
        ),
        (
            "ratio: {good: g, total: t}, compare: {worse: {relative: 20%}, to: baseline}",
            .comparison(SideComparison(worse: .relative(0.2), to: .baseline, method: .newcombe))
        ),
        (
            "value: v, compare: {worse: 20%}",
            .comparison(SideComparison(worse: .relative(0.2), to: .stable, method: .signedRank))
        ),
        (
            "value: v, compare: {worse: 5, method: mann-whitney}",
            .comparison(SideComparison(worse: .absolute(5), to: .stable, method: .mannWhitney))
        ),
    ])
    func bounds(_ text: String, _ bound: MetricBound) throws {
        #expect(try metric(text).bound == bound)
    }

    @Test(arguments: [
        ("ratio: {good: g, total: t}", ":12:11: a metric that decides needs `min`, `max` or `compare`"),
        ("ratio: {good: g, total: t}, min: 2", ":12:59: this must be a share from 0 to 1, or from 0% to 100%"),
        (
            "ratio: {good: g, total: t}, min: 99%, max: 1%",
            ":12:11: a ratio has either `min`, of good ones, or `max`, of bad ones"
        ),
        ("value: v, max: 1, compare: {worse: 1}", ":12:49: a metric has either `compare`, or `min` and `max`"),
        (
            "value: v, compare: {worse: 1, to: canary}",
            ":12:61: a canary is compared to stable, baseline or before, not to \"canary\""
        ),
        ("value: v, compare: {worse: 1, method: newcombe}", ":12:61: `newcombe` does not compare single values"),
        ("json: $.a, max: 1", ":12:15: a Prometheus is asked with `value` or `ratio`, not with `json`"),
        ("value: '${nothing}', max: 1", ":12:31: there is no parameter `nothing`"),
        ("value: v, max: 1, interval: 5s", ":12:49: unknown key \"interval\""),
        ("value: v, max: 1, window: 60s", ":13:30: the check `m`: `warmup` must be as long as `window`"),
        ("ratio: {good: g, total: t}, min: 99%, window: 60s", ":13:30: the check `m`: `window` must not be longer"),
        ("value: v, max: 1, release: other", ":12:49: there is no release `other` in `releases`"),
    ])
    func mistakesOfMetrics(_ text: String, _ reason: String) {
        let found =
            failure(
                "metrics: {m: {provider: prom, \(text)}}\nstages: [{name: a, bake: 5m, checks: m}]") ?? "nothing"
        #expect(found.hasPrefix("s.yaml" + reason), "\(found)")
    }

    @Test(arguments: [
        ("checks: nothing", ":12:30: there is no metric `nothing` in `metrics`"),
        (
            "checks: {name: x, provider: other, value: v, max: 1}",
            ":12:48: there is no provider `other` in `providers`"
        ),
        (
            "checks: {name: x, provider: shop, value: v, max: 1}",
            ":12:48: `value` is for a Prometheus; here `json` says where the number stands"
        ),
        ("during: {command: []}", ":12:39: this names no program"),
    ])
    func mistakesOfStages(_ text: String, _ reason: String) {
        #expect(failure("stages: [{name: a, bake: 5m, \(text)}]") == "s.yaml" + reason)
    }

    @Test(arguments: ["checks: m", "during: {command: [x]}"])
    func whatIsDoneWhileAStageIsWatchedNeedsATime(_ text: String) {
        let metrics = "metrics: {m: {provider: prom, value: v, max: 1}}\n"
        #expect(
            failure(metrics + "stages: [{name: a, \(text)}]")
                == "s.yaml:13:20: this is done while the stage is watched: say with `bake` for how long")
    }

    @Test func settingsOfAMetricWin() throws {
        let stage = ", analysis: {minimum: 20, noData: fail, interval: 1m}"
        let settings = try metric("value: v, max: 1, noData: pass", stage: stage).settings
        #expect(settings.noData == .pass)
        #expect(settings.minimum == 20)
        #expect(settings.interval == GoDuration(wrappingSeconds: 60))
    }

    @Test func metricsInPlaceAndAdvisoryOnes() throws {
        let sequence = try sequence(
            """
            metrics: {m: {provider: prom, value: v, advisory: true, unit: ms}}
            defaults: {checks: m}
            stages: [{name: a, bake: 1m, checks: [m, {name: x, provider: tool, json: $, max: 1}]}, {name: b}]
            """)
        let metrics = sequence.stages[0].metrics
        #expect(metrics.map(\.name) == ["m", "x"])
        #expect(metrics.map(\.isAdvisory) == [true, false])
        #expect(metrics.map(\.unit) == ["ms", ""])
        // What all stages have in common is nothing to one that nobody watches.
        #expect(sequence.stages[1].metrics.isEmpty)
        #expect(sequence.judge(at: 1) == nil)
    }

    @Test func withoutTrafficOnTheStableSideTheHourBeforeCounts() throws {
        let text = "ratio: {good: g, total: t}, compare: {worse: 1%"
        for (rest, side) in [("}", MeasuredSide.before), (", else: none}", .stable), (", to: baseline}", .baseline)] {
            let sequence = try sequence(
                """
                metrics: {m: {provider: prom, \(text)\(rest)}}
                stages: [{name: a, traffic: 50, bake: 1m, checks: m}, {name: b, traffic: 100, bake: 1m, checks: m}]
                """)
            let expected: MeasuredSide = side == .baseline ? .baseline : .stable
            #expect(sequence.judge(at: 0)?.metrics.first?.sides == [.canary, expected])
            #expect(sequence.judge(at: 1)?.metrics.first?.sides == [.canary, side])
        }
    }

    // MARK: Names that are known later

    @Test func namesStandForFactsOfTheSide() throws {
        let sequence = try sequence(
            """
            metrics: {m: {provider: prom, value: 'x{j="${job}",v="${version}",w="${workload}",t="${to}"}[${window}] $${to}', max: 1}}
            stages:
            - {name: a, version: {stable: '83', canary: '${to}'}, traffic: 10, bake: 1m, checks: m}
            - {name: b, traffic: 20, bake: 1m, checks: m}
            """)
        let metric = try #require(sequence.stages[1].metrics.first)
        guard case .value(let query) = metric.query else { throw WrongKind() }
        func text(_ side: MeasuredSide) throws -> String {
            var variables = sequence.variables(of: metric, side, at: 1)
            variables["window"] = "30s"
            variables["to"] = "not this one"
            return try query.text(variables).text
        }
        #expect(try text(.canary) == #"x{j="web-canary",v="84",w="web-canary",t="84"}[30s] ${to}"#)
        #expect(try text(.stable) == #"x{j="web",v="83",w="web",t="84"}[30s] ${to}"#)
        #expect(try text(.baseline) == #"x{j="young",v="83",w="web-baseline",t="84"}[30s] ${to}"#)
        let facts = sequence.variables(at: 1)
        #expect(facts["weight"] == "20" && facts["stage"] == "b" && facts["side"] == "canary")
        #expect(throws: StagesFileError.self) { try query.text([:]) }
    }

    @Test func theSideBeforeHasTheVersionOfTheDeployedRevision() throws {
        var sources = ParameterSources(defaultNamespace: "default")
        let base = try YAML.decodeMap(Array("{a: {tag: 82, weight: 100}}".utf8))
        sources.base = { _ in base }
        let text =
            Self.head
                + """
                metrics: {m: {provider: prom, value: v, compare: {worse: 1%}}}
                stages: [{name: a, version: {stable: '84'}, traffic: 100, bake: 1m, checks: m}]
                """
        let sequence = try StagesFile(Array(text.utf8), path: "s.yaml").sequence(sources)
        let metric = try #require(sequence.stages.first?.metrics.first)
        #expect(sequence.variables(of: metric, .before, at: 0)["version"] == "82")
        #expect(sequence.variables(of: metric, .stable, at: 0)["version"] == "84")
    }

    @Test func ofSeveralReleasesOneIsMeasured() throws {
        let text = """
            providers: {prom: {prometheus: {address: 'http://prom'}}}
            metrics:
              first: {provider: prom, value: '${release}', max: 1}
              last: {provider: prom, value: '${release}', max: 1, release: frontend}
            releases: {backend: {chart: a}, frontend: {chart: b}}
            stages: [{name: a, bake: 1m, checks: [first, last]}]
            """
        let sequence = try StagesFile(Array(text.utf8), path: "s.yaml").sequence(
            ParameterSources(defaultNamespace: "default"))
        let releases = sequence.stages[0].metrics.map { sequence.variables(of: $0, .canary, at: 0)["release"] }
        #expect(releases == ["backend", "frontend"])
    }

    // MARK: Providers, steps and channels

    @Test func providers() throws {
        let providers = try sequence("stages: [{name: a}]").providers
        #expect(providers.map(\.name) == ["prom", "shop", "tool"])
        #expect(providers.map(\.delay.seconds) == [15, 0, 0])
        #expect(providers.map(\.timeout.seconds) == [10, 3, 10])
        guard case .prometheus(.text(let address), let connection) = providers[0].source,
            case .http(.text(let url), let place?, _) = providers[1].source,
            case .command(let words) = providers[2].source
        else { throw WrongKind() }
        #expect(try address.text([:]) == "http://prom:9090")
        #expect(connection.bearer == .environment("TOKEN"))
        guard case .text(let team)? = connection.headers.first?.value else { throw WrongKind() }
        #expect(try team.text([:]) == "shop")
        #expect(try url.text(["version": "84", "start": "5"]) == "https://stats.example/?v=84&from=5")
        #expect(try place.text([:]) == "$.now")
        #expect(try words.map { try $0.text(["side": "canary"]) } == ["count", "canary"])
    }

    @Test func aScrapeTakesTime() throws {
        let text = """
            providers: {a: {prometheus: {address: 'http://p'}}, b: {command: [x], delay: 90s}}
            metrics: {m: {provider: a, value: v, max: 1}, k: {provider: b, json: $, max: 1}}
            stages: [{name: a, bake: 1m, checks: m}, {name: b, bake: 1m, checks: [m, k]}]
            """
        let sequence = try StagesFile(Array(text.utf8), path: "s.yaml").sequence(
            ParameterSources(defaultNamespace: "default"))
        #expect(sequence.stages.map { $0.plan.bake?.checks?.delay.seconds } == [5, 90])
    }

    @Test func steps() throws {
        let sequence = try sequence(
            """
            finally: {command: [tell, '${rollout}']}
            stages:
            - name: a
              bake: 1m
              before: {name: ask, timeout: 3s, webhook: {url: 'https://x', method: PUT, body: {share: ['${weight}']}, secret: {fromFile: key}}}
              during: [{webhook: {url: {fromEnv: URL}, format: flagger, headers: {A: {fromFile: h}}, secret: [{fromEnv: A}, {fromEnv: B}]}}]
              confirm: [{command: [ok]}, {command: [ask]}]
            """)
        let steps = sequence.stages[0].steps
        #expect(steps.before.map(\.name) == ["ask"])
        #expect(steps.before.map(\.timeout.seconds) == [3])
        #expect(steps.confirm.count == 2)
        #expect(sequence.finally.map(\.name) == ["command"])
        guard case .webhook(let ask)? = steps.before.first?.call, case .webhook(let told)? = steps.during.first?.call
        else { throw WrongKind() }
        #expect(ask.method == .put && ask.keys == [.file("key")] && ask.format == .cloudEvents)
        #expect(try JSON.encode(#require(ask.body).value(["weight": "10"])) == Array(#"{"share":["10"]}"#.utf8))
        #expect(told.method == .post && told.format == .flagger)
        #expect(told.keys == [.environment("A"), .environment("B")])
        guard case .secret(.environment("URL")) = told.url, case .secret(.file("h"))? = told.headers.first?.value else {
            throw WrongKind()
        }
    }

    @Test func channels() throws {
        let sequence = try sequence(
            """
            notify:
            - {slack: {url: {fromEnv: SLACK}}, on: [started, stuck]}
            - {teams: {url: 'https://teams.example/'}, on: waiting}
            - {webhook: {url: 'https://x', format: cdevents}}
            - {command: [tell, '${event}']}
            stages: [{name: a}]
            """)
        let kinds = sequence.channels.map(\.kinds)
        #expect(kinds == [[.started, .stuck], [.waiting], Set(NoticeKind.allCases), Set(NoticeKind.allCases)])
        guard case .slack(.secret) = sequence.channels[0].receiver, case .teams(.text) = sequence.channels[1].receiver,
            case .webhook(let webhook) = sequence.channels[2].receiver, case .command = sequence.channels[3].receiver
        else { throw WrongKind() }
        #expect(webhook.format == .cdEvents)
    }

    /// YAML 1.1 reads the key as true.
    @Test func whatChannelsHearIsChecked() {
        #expect(
            failure("notify: [{command: [x], on: nothing}]\nstages: [{name: a}]")
                == "s.yaml:12:25: this must be started or waiting or failed or held or returned or finished or stuck, "
                + "or a list of them")
        #expect(
            failure("notify: [{command: [x], true: started}]\nstages: [{name: a}]")
                == "s.yaml:12:25: unknown key \"true\"; there are slack, teams, webhook, command, on")
    }

    @Test(arguments: [
        ("http://flagger.test/", false), ("http://flagger.test.svc/", true),
        ("http://a.b.svc.cluster.local:80/x", true),
        ("http://127.0.0.1:9/", true), ("http://[::1]/", true), ("http://localhost/", true),
        ("https://x.example", true),
        ("http://127.evil.example/", false), ("http://127.0.0.1.example/", false), ("http://svc/", false),
        ("ftp://localhost/", false), ("http://x.svc.example/", false),
    ])
    func plainHTTPStaysNear(_ url: String, _ isTaken: Bool) {
        let text = "stages: [{name: a, before: {webhook: {url: '\(url)'}}}]"
        let complaint = "s.yaml:12:39: plain HTTP is for this machine and for *.svc alone: use https"
        #expect(failure(text) == (isTaken ? nil : complaint))
        #expect(failure("notify: [{slack: {url: '\(url)'}}]\nstages: [{name: a}]") == nil || !isTaken)
    }

    private struct WrongKind: Error {}
}
