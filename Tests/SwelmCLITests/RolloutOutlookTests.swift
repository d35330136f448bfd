import Foundation
import GoTemplate
import Operations
import TestSupport
import Testing

@testable import SwelmCLI

/// What a plan says of its stages: in which order objects are applied, what is wrong with a stage, and how it is saved.
@Suite(.serialized)
struct RolloutOutlookTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try #require(FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path))
    }

    private func run(_ arguments: [String]) -> CapturedRun {
        let store = "sqlite:" + folder.url.path + "/store.db"
        return CapturedRun(arguments, environment: ["SWELM_STORE": store, "SWELM_CLUSTER": "off"])
    }

    private static let sides = """
        sides:
          stable: {weight: stable.weight, replicas: stable.replicas, version: stable.version, workload: Deployment/web-stable}
          canary: {weight: canary.weight, replicas: canary.replicas, version: canary.version, workload: Deployment/web-canary}
        """

    /// The plan of stages of the chart `twin`.
    private func plan(
        _ stages: String, sides: String = sides, _ more: String = "", _ flags: String...
    ) throws -> CapturedRun {
        let text = """
            chart: \(GoldenCase.root.path)/charts/twin
            release: web
            cumulative: true
            \(sides)
            \(more)
            stages:
            \(stages)
            """
        try folder.write(["stages.yaml": text])
        return run(["rollout", "plan", folder.url.path + "/stages.yaml"] + flags)
    }

    private func stages(_ run: CapturedRun) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(run.standardOutput)) as? [String: Any]
        return try #require(object?["stages"] as? [[String: Any]])
    }

    private static let safe = """
          - {name: before, traffic: 0}
          - {name: dark, version: {canary: v2}, replicas: {canary: 2}}
          - {name: half, traffic: 50, bake: 10m, approval: {within: 1h}}
        """

    // MARK: Guards

    /// A review sees what is not asked as usual; programs see all of it.
    @Test func guardsAreShown() throws {
        let usual = try plan(Self.safe).shown
        #expect(!usual.contains("Before traffic moves"))
        let more = "guards: {ready: 80%, drift: ignore, accept: {serving-side-changed: it is meant}}"
        let text = try plan(Self.safe, more).shown
        #expect(text.contains("\nBefore traffic moves: ready 80 %, capacity 1.2, drift ignore, reading hold.\n"))
        #expect(text.contains("\nThe risk serving-side-changed is accepted: it is meant\n"))
        let run = try plan(Self.safe, more, "-o", "json")
        let object = try JSONSerialization.jsonObject(with: Data(run.standardOutput)) as? [String: Any]
        let guards = object?["guards"] as? [String: Any]
        #expect(guards?["ready"] as? Double == 0.8 && guards?["capacity"] as? Double == 1.2)
        #expect(guards?["drift"] as? String == "ignore" && guards?["reading"] as? String == "hold")
    }

    /// A page for reviewers has all that a terminal shows, and is nothing but itself.
    @Test func aPageShowsTheWholePlan() throws {
        let more = "guards: {ready: 80%, accept: {serving-side-changed: <b>meant</b>}}"
        let run = try plan(Self.safe, more, "-o", "html")
        let page = run.shown
        #expect(run.exitCode == 2)
        let terminal = try plan(Self.safe, more).shown
        for words in ["at least 10m, then up to 1h for a person", "Before traffic moves: ready 80 %, capacity 1.2"] {
            #expect(page.contains(words) && terminal.contains(words), "\(words)")
        }
        #expect(page.contains("<td>50 of 100</td>") && page.contains("<dt>route</dt>"))
        #expect(page.contains("<h3>half</h3>") && page.contains("<dt>back</dt>"))
        #expect(page.contains("is accepted: &lt;b&gt;meant&lt;/b&gt;") && !page.contains("<b>meant"))
        #expect(page.contains("<h2>Changes</h2>") && page.contains("class=\"object changed\""), "\(page.suffix(400))")
    }

    // MARK: Providers

    /// What providers say now is part of the document, where they are asked.
    @Test func programsReadWhatProvidersSay() throws {
        let demo = [
            "rollout", "plan", "charts/rollouts/demo.yaml", "--param", "from=1", "--param", "to=2", "-o", "json",
        ]
        func live(_ flags: String...) throws -> [[String: Any]]? {
            let object = try JSONSerialization.jsonObject(with: Data(run(demo + flags).standardOutput))
            return (object as? [String: Any])?["live"] as? [[String: Any]]
        }
        #expect(try live() == nil)
        let asked = try #require(try live("--live"))
        #expect(asked.map { $0["stage"] as? String } == ["ten per cent", "half"])
        #expect(asked.allSatisfy { $0["metric"] as? String == "success" && $0["findings"] is [String] })
    }

    // MARK: Passes

    @Test func passesAreShownInTheirOrder() throws {
        let run = try plan(Self.safe)
        let text = String(decoding: run.standardOutput, as: UTF8.self)
        #expect(run.exitCode == 2)
        #expect(text.contains("\ndark\n  grow  Deployment default/web-canary\n  time  at least 0s\n"), "\(text)")
        #expect(text.contains("\nhalf\n  route  VirtualService default/web\n"))
        #expect(text.contains("\n  time   at least 10m, then up to 1h for a person\n"))
    }

    /// What holds for all stages stands below them.
    @Test func theLimitIsShownBesideTheLeastTime() throws {
        let more = "guards: {accept: {serving-side-changed: meant}}\nlimit: 2h"
        let text = String(decoding: try plan(Self.safe, more).standardOutput, as: UTF8.self)
        #expect(text.contains("\nAll stages take at least 10m, and may take 2h.\n"), "\(text)")
        let run = try plan(Self.safe, more, "-o", "json")
        let object = try JSONSerialization.jsonObject(with: Data(run.standardOutput)) as? [String: Any]
        #expect(object?["accepted"] as? [String: String] == ["serving-side-changed": "meant"])
        #expect(object?["limitSeconds"] as? Double == 7200 && object?["leastSeconds"] as? Double == 600)
    }

    /// The way back leads traffic away before pods go, and that is waited for.
    @Test func theWayBackHasItsPasses() throws {
        _ = run(["install", "web", "charts/twin"])
        let stages = try stages(plan(Self.safe, "", "-o", "json"))
        let back = try #require((stages[2]["wayBack"] as? [[String: Any]])?.first)
        let passes = try #require((back["passes"] as? [[String: Any]])?.first)
        #expect(back["to"] as? String == "base" && passes["drains"] as? Bool == true)
        #expect(passes["grow"] as? [String] == [])
        #expect(passes["route"] as? [String] == ["VirtualService default/web"])
        #expect(passes["shrink"] as? [String] == ["Deployment default/web-canary"])
    }

    // MARK: Findings

    private func findings(_ run: CapturedRun) throws -> [[String]] {
        try stages(run).map { stage in
            (stage["findings"] as? [[String: String]] ?? []).compactMap { $0["code"] }
        }
    }

    @Test func aSafeRowHasNoFindings() throws {
        #expect(try findings(plan(Self.safe, "", "-o", "json")) == [[], [], []])
    }

    @Test func weightsThatComeOutOtherwiseAreFound() throws {
        let sides = Self.sides.replacing("stable: {weight: stable.", with: "stable: {weight: canary.")
            .replacing("canary: {weight: canary.weight", with: "canary: {weight: stable.weight")
        let run = try plan(Self.safe, sides: sides, "", "-o", "json")
        #expect(try findings(run)[0] == ["traffic-not-rendered"])
        let text = String(decoding: run.standardOutput, as: UTF8.self)
        #expect(
            text.contains(
                "Deployment/web-canary is to get 0 % of the traffic, but VirtualService default/web sends it 100 %"))
    }

    private static let measured = """
        providers: {prom: {prometheus: {address: 'http://prometheus:9090'}}}
        metrics:
          success: {provider: prom, ratio: {good: good, total: all}, min: 99%, count: COUNT}
          heap: {provider: prom, value: heap, compare: {worse: 20%}}
        limit: 2h
        finally: [{name: end, command: [echo, done], retries: 1}]
        notify: [{slack: {url: {fromEnv: SLACK}}, on: [failed, held]}]
        """

    private static func checked(_ bake: String) -> String {
        "  - {name: before, traffic: 0}\n  - {name: half, replicas: {canary: 2}, traffic: 50, bake: \(bake), checks: [success, heap]}"
    }

    @Test func whatChecksNeedIsTold() throws {
        let more = Self.measured.replacing("COUNT", with: "samples")
        let run = try plan(Self.checked("10m"), more)
        let text = String(decoding: run.standardOutput, as: UTF8.self)
        #expect(
            text.contains(
                "\n  check  success: 99 % needs 300 requests without a bad one, 1,000 with 4 at most: 0.5 a second\n"),
            "\(text)")
        // The last check is due when its numbers have arrived.
        #expect(text.contains("\n  time   at least 10m5s\n"))
        #expect(try findings(plan(Self.checked("10m"), more, "-o", "json")) == [[], []])
    }

    @Test func checksThatProveNothingAreFound() throws {
        let more = Self.measured.replacing("COUNT", with: "increase")
        let found = try findings(plan(Self.checked("1m"), more, "-o", "json"))
        #expect(found == [[], ["first-errors-uncounted", "proof-out-of-reach"]])
    }

    /// What the engine does beside the stages is part of the saved plan.
    @Test func theSavedPlanNamesAllThatTheFileSays() throws {
        let path = folder.url.path + "/plan.json"
        _ = try plan(Self.checked("1m"), Self.measured.replacing("COUNT", with: "samples"), "--save", path)
        let plan = try FrozenPlan(json: Array(Data(contentsOf: URL(fileURLWithPath: path)))).plan
        #expect(plan.limit?.text == "2h0m0s" && plan.notices == [.failed, .held])
        #expect(plan.finally.map(\.name) == ["end"] && plan.finally.map(\.retries) == [1])
        #expect(plan.stages[1].bake?.checks?.count == 2)
    }

    @Test func podsThatChangeUnderTrafficAreFound() throws {
        let stages = "  - {name: before, traffic: 0}\n  - {name: at once, version: {stable: v2}}"
        #expect(try findings(plan(stages, "", "-o", "json")) == [[], ["serving-side-changed"]])
    }

    // MARK: Starting

    private static let dangerous = "  - {name: before, traffic: 0}\n  - {name: at once, version: {stable: v2}}"

    @Test func aDangerousStageIsNotStarted() throws {
        _ = run(["install", "web", "charts/twin"])
        let text = String(decoding: try plan(Self.dangerous).standardOutput, as: UTF8.self)
        #expect(text.contains("A start is refused because of serving-side-changed at \"at once\""), "\(text)")
        let start = run(["rollout", "start", folder.url.path + "/stages.yaml", "--no-run"])
        let errors = String(decoding: start.standardError, as: UTF8.self)
        #expect(start.exitCode == 1 && errors.contains("stage \"at once\": serving-side-changed: "), "\(errors)")
    }

    @Test func whatIsAcceptedIsStarted() throws {
        _ = run(["install", "web", "charts/twin"])
        let accept = "guards: {accept: {serving-side-changed: the new version takes over at once}}"
        let text = String(decoding: try plan(Self.dangerous, accept).standardOutput, as: UTF8.self)
        #expect(text.contains("warning") && !text.contains("A start is refused"), "\(text)")
        #expect(run(["rollout", "start", folder.url.path + "/stages.yaml", "--no-run"]).exitCode == 0)
    }

    // MARK: Saving

    @Test func aSavedPlanHasAllThatIsRendered() throws {
        _ = run(["install", "web", "charts/twin"])
        let path = folder.url.path + "/plan.json"
        _ = try plan(Self.safe, "", "--save", path)
        let frozen = try FrozenPlan(json: Array(Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(frozen.name == "web" && frozen.members.map(\.chart.name) == ["twin"])
        let stages = try #require(frozen.members.first?.stages)
        #expect(stages.map(\.revision) == [1, 2, 3] && stages.allSatisfy { !$0.manifestDigest.isEmpty })
        #expect(Set(stages.map(\.manifestDigest)).count == 3)
        #expect(frozen.plan.stages.allSatisfy { !$0.digest.isEmpty })
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: [("traffic: 50", "traffic: 60"), ("within: 1h", "within: 2h"), ("bake: 10m", "bake: 9m")])
    func aPlanThatIsNotTheReviewedOneIsNotStarted(_ old: String, _ new: String) throws {
        _ = run(["install", "web", "charts/twin"])
        let path = folder.url.path + "/plan.json"
        let before = run(["rollout", "start", folder.url.path + "/stages.yaml", "--no-run", "--plan", path])
        #expect(before.exitCode == 1)
        _ = try plan(Self.safe, "", "--save", path)
        _ = try plan(Self.safe.replacing(old, with: new))
        let changed = run(["rollout", "start", folder.url.path + "/stages.yaml", "--no-run", "--plan", path])
        let errors = String(decoding: changed.standardError, as: UTF8.self)
        #expect(changed.exitCode == 1 && errors.contains("the plan is not the one of "), "\(errors)")
        _ = try plan(Self.safe)
        #expect(run(["rollout", "start", folder.url.path + "/stages.yaml", "--no-run", "--plan", path]).exitCode == 0)
    }

    /// An approval is for all that a stage does, and for nothing else.
    @Test(arguments: [("traffic: 50", "traffic: 60"), ("within: 1h", "within: 2h"), ("bake: 10m", "bake: 9m")])
    func theDigestOfAStageIsOfAllThatItDoes(_ old: String, _ new: String) throws {
        func digests(_ text: String) throws -> [String] {
            try stages(plan(text, "", "-o", "json")).compactMap { $0["digest"] as? String }
        }
        let (before, after) = (try digests(Self.safe), try digests(Self.safe.replacing(old, with: new)))
        #expect(before.count == 3 && before[0] == after[0] && before[1] == after[1] && before[2] != after[2])
        #expect(try digests(Self.safe) == before)
    }
}
