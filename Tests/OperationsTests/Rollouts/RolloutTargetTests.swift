import Charts
import Failures
import GoTemplate
import Releases
import Rendering
import Rollouts
import TestSupport
import Testing

@testable import Operations

/// A release on two clusters, recorded in the Secrets of each, by a rollout that is recorded elsewhere.
@Suite(.timeLimit(.minutes(2)))
struct RolloutTargetTests {
    private static let release = ReleaseKey(namespace: "shop", name: "web")
    private static let ann = Actor(name: "ann", source: .login)
    private static let text = """
        release: web
        namespace: shop
        targets: {eu: {context: eu}, us: {context: us}}
        return: {drain: 0s, wait: 5s, retries: 0}
        defaults: {wait: 5s}
        stages: [{name: before}, {name: half}, {name: all}]
        """

    private let record = MemoryStore()
    private let signals = QuietSignals()
    private let clusters: [GoString: ModelCluster]
    /// The targets that answer nothing but failures.
    private let away: Away

    private final class Away: Sendable {
        let names = Locked<Set<GoString>>([])
    }

    init() throws {
        let away = Away()
        self.away = away
        var clusters: [GoString: ModelCluster] = [:]
        for name: GoString in ["eu", "us"] {
            clusters[name] = try ModelCluster { _, _ in
                guard away.names.withLock({ $0.contains(name) }) else { return nil }
                return .instead(.answer(403, #"{"kind":"Status","reason":"Forbidden","message":"away","code":403}"#))
            }
        }
        self.clusters = clusters
        for cluster in clusters.values { _ = try Installation(Self.release, Self.options(0)).run(in: scope(cluster)) }
    }

    private func scope(_ cluster: ModelCluster) throws -> OperationScope { try FaultyOperation.scope(cluster) }

    private static func chart() -> Chart {
        let metadata = Metadata()
        (metadata.name, metadata.version) = ("app", "1.0.0")
        let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {at: {{ .Values.at | quote }}}\n"
        return Chart(metadata: metadata, templates: [ChartFile(name: "templates/web.yaml", data: Array(text.utf8))])
    }

    private static func options(_ stage: Int) -> ChangeOptions {
        ChangeOptions(chart: chart(), values: Map([("at", .string(GoString("\(stage)")))]))
    }

    private func frozen(_ text: String) throws -> FrozenPlan {
        let sequence = try StagesFile(Array(text.utf8), path: "stages.yaml")
            .sequence(ParameterSources(defaultNamespace: "shop"))
        var plan = RolloutPlan(
            stages: sequence.stages.map(\.plan), members: sequence.members.map(\.name), base: [:])
        plan.returning = sequence.returning
        plan.parallel = sequence.parallel
        for member in plan.members { plan.targets[member] = member }
        for member in sequence.members {
            if let first = sequence.stages(of: member).first { plan.stages[first].members = [] }
        }
        let members = sequence.members.map { member -> FrozenMember in
            let stages = (0..<3).map { index in
                FrozenStage(
                    values: Map([("at", .string(GoString("\(index)")))]), manifestDigest: "d", revision: index + 1,
                    isRandom: true, split: nil)
            }
            var frozen = FrozenMember(
                name: member.name, release: Self.release, chart: Self.chart(),
                base: FrozenBase(revision: 1, values: Map(), manifestDigest: "d"), stages: stages)
            frozen.target = member.place.target
            return frozen
        }
        return FrozenPlan(
            name: "web", plan: plan, members: members, file: FrozenStagesFile(sequence),
            rendering: RenderOptions(), version: "1", commit: "")
    }

    private func scopes(_ frozen: FrozenPlan) throws -> TargetScopes {
        let own = OperationScope(
            store: record, cluster: NoCluster(), requester: Requester(user: "ann", host: "here"), log: Log())
        return TargetScopes(own, targets: try frozen.sequence().targets) { [clusters] target in
            guard let cluster = clusters[target.name] else { throw StoreError(.notFound, "no such cluster") }
            return try FaultyOperation.scope(cluster)
        }
    }

    private func start(_ text: String = text) throws -> StoredRollout {
        let frozen = try frozen(text)
        return try RolloutStart(frozen, by: Self.ann).run(in: scopes(frozen))
    }

    @discardableResult
    private func drive(_ rollout: StoredRollout) throws -> RolloutHead {
        let driver = try RolloutDriver(
            rollout, by: Self.ann, signals: signals, in: scopes(rollout.frozen), pause: { _ in })
        return try driver.run(.gate)
    }

    private func ask(_ rollout: StoredRollout, _ kind: RolloutEventKind) throws {
        try RolloutRequest(rollout, by: Self.ann).ask("it") { _ in kind }
    }

    /// Numbers, statuses and what of the stages is in place, such as `2 deployed 1`.
    private func history(_ target: GoString) throws -> [String] {
        let store = try scope(try #require(clusters[target])).store
        return try store.history(of: Self.release).map { summary in
            let config = try store.release(summary.revisionKey).config ?? Map()
            guard case .string(let stage)? = config["at"] else { return "" }
            return "\(summary.revision) \(summary.status.rawValue) \(stage.text)"
        }
    }

    private func failure(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return error.goMessage.text }
        return nil
    }

    // MARK: Together

    @Test func bothGoThroughAllStages() throws {
        let rollout = try start()
        #expect(try drive(rollout).state == .finished)
        for target: GoString in ["eu", "us"] {
            #expect(try history(target) == ["1 superseded 0", "2 superseded 1", "3 deployed 2"])
        }
        #expect(try rollout.members().map(\.target) == ["eu", "us"])
        #expect(try rollout.members().compactMap(\.base?.revision) == [1, 1])
        try ask(rollout, .undone(reason: ""))
        #expect(try drive(rollout).state == .returned)
        #expect(try history("us").last == "4 deployed 0")
    }

    /// Both are begun before either is done; and both come back, or one alone.
    @Test func bothChangeAtOnce() throws {
        let rollout = try start("parallel: 2\n" + Self.text)
        #expect(try drive(rollout).state == .finished)
        for target: GoString in ["eu", "us"] {
            #expect(try history(target) == ["1 superseded 0", "2 superseded 1", "3 deployed 2"])
        }
        let kinds = try rollout.events(after: 0).map(\.kind).compactMap { kind -> String? in
            switch kind {
            case .intent(let key): "begin \(key.member)"
            case .outcome(let key, _) where key.phase == .applying: "end \(key.member)"
            default: nil
            }
        }
        #expect(kinds.prefix(4) == ["begin eu", "begin us", "end eu", "end us"])
        try ask(rollout, .undone(reason: ""))
        away.names.withLock { _ = $0.insert("eu") }
        #expect(try drive(rollout).state == .stuck)
        away.names.withLock { $0 = [] }
        #expect(try history("us").last == "4 deployed 0" && history("eu").last == "3 deployed 2")
        try ask(rollout, .resumed(reason: ""))
        #expect(try drive(rollout).state == .returned)
        #expect(try history("us").count == 4 && history("eu").last == "4 deployed 0")
    }

    /// One that is away keeps nobody from being changed, and what was done is recorded.
    @Test func oneOfSeveralAtOnceIsAway() throws {
        let rollout = try start("parallel: 2\n" + Self.text)
        away.names.withLock { _ = $0.insert("eu") }
        #expect(failure { try drive(rollout) }?.hasPrefix("target eu: ") == true)
        away.names.withLock { $0 = [] }
        #expect(try drive(rollout).state == .finished)
        #expect(try history("eu").count == 3 && history("us").count == 3)
        #expect(try rollout.head().current?.interruptions == 0)
    }

    /// What is recorded elsewhere holds no release of the same name here, and is held itself.
    @Test func aRolloutHoldsWhatItsTargetsHave() throws {
        _ = try start()
        #expect(try record.read { try $0.claim(on: Self.release) } == nil)
        let again = failure { _ = try start() }
        #expect(
            again?.hasPrefix("release \"web\" takes part in rollout web.1, which is planned") == true, "\(again ?? "")")
    }

    @Test func othersWhoChangeATargetHoldTheRollout() throws {
        let rollout = try start()
        _ = try Upgrade(Self.release, Self.options(7)).run(in: scope(try #require(clusters["us"])))
        let head = try drive(rollout)
        guard case .obstacle(let obstacle, _)? = head.hold else {
            Issue.record("not held: \(head.state)")
            return
        }
        #expect(obstacle.subject == "us" && obstacle.revision == 2)
        #expect(try history("eu") == ["1 deployed 0"])
    }

    // MARK: Away

    @Test func nothingBeginsWhereATargetIsAway() throws {
        away.names.withLock { _ = $0.insert("us") }
        #expect(failure { _ = try start() }?.hasPrefix("target us: ") == true)
        away.names.withLock { $0 = [] }
        #expect(try record.read { try $0.rollouts(named: nil) }.isEmpty)
        #expect(try history("eu") == ["1 deployed 0"] && history("us") == ["1 deployed 0"])
    }

    @Test func whatIsAwayInTheMiddleGoesOnLater() throws {
        let rollout = try start()
        away.names.withLock { _ = $0.insert("us") }
        #expect(failure { try drive(rollout) }?.hasPrefix("target us: ") == true)
        #expect(try rollout.head().state == .running)
        away.names.withLock { $0 = [] }
        #expect(try drive(rollout).state == .finished)
        #expect(try history("eu").count == 3 && history("us").count == 3)
    }

    @Test func whatIsAwayOnTheWayBackIsToldAndGoesOn() throws {
        let rollout = try start()
        #expect(try drive(rollout).state == .finished)
        try ask(rollout, .undone(reason: ""))
        away.names.withLock { _ = $0.insert("us") }
        let head = try drive(rollout)
        #expect(head.state == .stuck)
        #expect(try history("eu").last == "4 deployed 0")
        away.names.withLock { $0 = [] }
        #expect(try history("us").last == "3 deployed 2")
        try ask(rollout, .resumed(reason: ""))
        #expect(try drive(rollout).state == .returned)
        #expect(try history("us").last == "4 deployed 0" && history("eu").count == 4)
    }

    // MARK: Waves

    @Test func aWaveThatFailsGoesBackAlone() throws {
        let text = Self.text.replacing("return: {", with: "waves: [[eu], [us]]\nreturn: {scope: wave, ")
        let rollout = try start(text)
        let driver = try RolloutDriver(
            rollout, by: Self.ann, signals: signals, in: scopes(rollout.frozen), pause: { _ in })
        _ = try driver.run(.stage(4))
        #expect(try history("eu").last == "3 deployed 2" && history("us").last == "2 deployed 1")
        try ask(rollout, .aborted(to: .stage(2), reason: ""))
        let head = try driver.run(.gate)
        #expect(head.state == .held && head.hold == .wentBack)
        #expect(try history("eu").last == "3 deployed 2" && history("us").last == "3 deployed 0")
        try ask(rollout, .decided(.proceed, reason: ""))
        #expect(try driver.run(.gate).state == .finished)
        #expect(try history("us").last == "5 deployed 2")
    }

    // MARK: Places

    @Test func oneStoreOrClusterHasOneReleaseOfAName() throws {
        let frozen = try frozen(Self.text)
        let shared = try scope(try #require(clusters["eu"]))
        let scopes = TargetScopes(shared, targets: try frozen.sequence().targets) { _ in shared }
        #expect(
            failure { try scopes.checkPlaces(frozen.members.map(\.place)) }
                == "targets eu and us are the same release web in namespace shop of one store")
        let same = try self.frozen(Self.text.replacing("context: us", with: "context: eu"))
        let cluster = try #require(clusters["eu"])
        let twice = TargetScopes(shared, targets: try same.sequence().targets) { [self] _ in try scope(cluster) }
        // Who may not look at kube-system is told, too.
        #expect(
            failure { try twice.checkPlaces(same.members.map(\.place)) }
                == "targets eu and us are the same release web in namespace shop of one cluster")
        #expect(failure { _ = try scopes.scope(of: "asia") } == "there is no target \"asia\"")
    }
}
